import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["themes"];

/** The windows in which themes are looked for, in days. */
export const themeDays = [7, 28, 90] as const;
const days = z.coerce
  .number()
  .pipe(z.union([z.literal(7), z.literal(28), z.literal(90)], { error: "is one of 7, 28, 90" }));

const counted = z.array(z.object({ value: z.string(), messages: count }));

const verbatim = z.object({
  messageId: id,
  conversationId: id,
  at: instant,
  channel: z.string(),
  /** Masked; null where the words are gone or withheld. */
  text: z.string().nullable(),
});

export const theme = z.object({
  id,
  /** `emerging`: more people speak of it than its past lets expect; `unnamed`: many do, and no topic covers it. */
  kind: z.enum(["emerging", "unnamed"]),
  name: z.string(),
  /** By which its messages are found, the most telling first. */
  phrases: z.array(z.string()),
  messages: count,
  customers: count,
  /**
   * Customers that its past lets expect in such a window; null where there is no past to compare with, and where only a
   * part of the theme is looked at.
   */
  expected: z.number().nullable(),
  /** How likely so many would be if nothing had changed; null as `expected`. */
  chance: z.number().nullable(),
  /** The share of its messages without a topic. */
  uncovered: z.number(),
  firstFoundAt: instant,
  dismissed: z.object({ at: instant, by: z.string() }).nullable(),
  /** Messages in equal steps of the window, the earliest first. */
  trend: z.array(count),
  moods: z.object({ negative: count, neutral: count, positive: count }),
  channels: counted,
  languages: counted,
  /** The share of the messages that the busiest customer wrote. */
  busiest: z.number(),
  /** Messages that say best what it is about. */
  verbatims: z.array(verbatim),
});

export const themesPage = z.object({
  /** When they were last looked for, and in which window; null: not yet. */
  look: z
    .object({
      at: instant,
      since: instant,
      until: instant,
      messages: count,
      /** Messages before the window with which it was compared; 0: nothing can be told of growth yet. */
      compared: count,
      /** The share of all messages that was looked at; under 1 in a log too large for all. */
      share: z.number(),
    })
    .nullable(),
  themes: z.array(theme),
  /** How many were put aside. */
  dismissed: count,
});

const input = z.object({ id });

export const themesContract = {
  list: endpoint
    .meta({ access: "insight.read" })
    .route({ method: "GET", path: "/themes", summary: "Themes that nobody named, the strongest first", tags })
    .input(
      z.object({
        days: days.default(28),
        unit: z.string().max(100).optional(),
        /** Those that were put aside instead of the others. */
        dismissed: z.stringbool().default(false),
      }),
    )
    .output(themesPage),
  show: endpoint
    .meta({ access: "insight.read" })
    .route({ method: "GET", path: "/themes/{id}", summary: "A theme with its newest messages", tags })
    .input(z.object({ id, unit: z.string().max(100).optional() }))
    .output(theme.extend({ newest: z.array(verbatim), days: count, since: instant, until: instant })),
  dismiss: endpoint
    .meta({ access: "insight.manage" })
    .route({
      method: "POST",
      path: "/themes/{id}/dismiss",
      summary: "Put a theme aside; it stays there when found again",
      tags,
    })
    .input(input)
    .output(z.object({})),
  restore: endpoint
    .meta({ access: "insight.manage" })
    .route({ method: "POST", path: "/themes/{id}/restore", summary: "Take a theme back that was put aside", tags })
    .input(input)
    .output(z.object({})),
  find: endpoint
    .meta({ access: "insight.manage" })
    .route({ method: "POST", path: "/themes/find", summary: "Look for themes now", tags })
    .input(z.object({}))
    .output(z.object({})),
};

export type ShownTheme = z.infer<typeof theme>;
export type ThemesPage = z.infer<typeof themesPage>;
export type ThemeDays = (typeof themeDays)[number];
