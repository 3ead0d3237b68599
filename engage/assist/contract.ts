import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["assist"];
const use = { access: "assist.use" } as const;
const manage = { access: "assist.manage" } as const;

/** ISO 639. */
const language = z.string().regex(/^[a-z]{2,3}$/, { error: "two or three small letters, such as en" });

/** What a language model may be used for; each is off until somebody switches it on. */
export const ASSIST_USES = {
  draft: "Draft a reply",
  summary: "Summarise a conversation",
  translation: "Translate a message",
  theme: "Suggest a title for a theme",
} as const satisfies Readonly<Record<string, string>>;

const useName = z.enum(Object.keys(ASSIST_USES) as [AssistUse, ...AssistUse[]], {
  error: `write one of ${Object.keys(ASSIST_USES).join(", ")}`,
});

const price = z.number().min(0).max(100_000).nullable();

const settings = z.object({
  /** Below it lies `chat/completions`: `https://models.example.org/v1`. https, unless its host stands in our own network. */
  address: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\p{Cs}]{1,500}$/u, { error: "write the address in full" }),
  model: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, { error: "say which model is asked, as its address calls it" }),
  /** Its host stands in our own network, and may be asked, also without encryption. */
  ownNetwork: z.boolean(),
  /** What it is used for; none: nothing. */
  uses: z.array(useName).max(20),
  /** How long an answer may take, in seconds. */
  patienceSeconds: z.number().int().min(5).max(300),
  /** The most tokens of a calendar month (UTC), asked and answered; null: as many as it takes. */
  monthTokens: z.number().int().min(1).max(1_000_000_000_000).nullable(),
  /** Of a million tokens that are asked; null: not known. */
  promptPrice: price,
  /** Of a million tokens that are answered. */
  answerPrice: price,
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, { error: "three capital letters, such as EUR" }),
});

const shown = settings.extend({
  /** Whether a key is kept; it is never shown again. */
  hasKey: z.boolean(),
  version: count,
  changedBy: z.string(),
  changedAt: instant,
});

/** Something that a language model wrote. It is shown as text and never acted upon. */
const written = z.object({
  text: z.string(),
  model: z.string(),
  /** The answer ended before it was complete. */
  cut: z.boolean(),
});

const money = z.object({ amount: z.number(), currency: z.string() });

const tally = {
  asked: count,
  failed: count,
  promptTokens: count,
  answerTokens: count,
  /** By the prices of the moment, of a currency each; none where no price was set. */
  costs: z.array(money),
};

const usage = z.object({
  /** `2026-01`, in UTC. */
  month: z.string(),
  total: z.object(tally),
  byUse: z.array(z.object({ use: z.string(), ...tally })),
  byPerson: z.array(z.object({ name: z.string(), ...tally })),
  /** The newest of the month, at most 100. */
  rows: z.array(
    z.object({
      id,
      at: instant,
      by: z.string(),
      use: z.string(),
      conversationId: id.nullable(),
      themeId: id.nullable(),
      model: z.string(),
      state: z.enum(["asked", "done", "failed"]),
      /** Why it failed. */
      code: z.string().nullable(),
      promptTokens: count,
      answerTokens: count,
      /** The other side did not count them. */
      estimated: z.boolean(),
      milliseconds: count.nullable(),
      cost: money.nullable(),
    }),
  ),
});

export const assistContract = {
  uses: endpoint
    .meta(use)
    .route({ method: "GET", path: "/assist", summary: "What a language model may be used for here", tags })
    .output(z.object({ uses: z.array(useName) })),
  draft: endpoint
    .meta(use)
    .route({
      method: "POST",
      path: "/assist/conversations/{id}/draft",
      summary: "Draft a reply; nothing is sent",
      tags,
    })
    .input(z.object({ id }))
    .output(
      written.extend({
        /** Gaps and addresses that a person has to look at before it is sent. */
        toCheck: z.array(z.string()),
      }),
    ),
  summarise: endpoint
    .meta(use)
    .route({ method: "POST", path: "/assist/conversations/{id}/summary", summary: "Summarise a conversation", tags })
    .input(z.object({ id, into: language }))
    .output(
      written.extend({ /** Messages that were read, and those that were left out. */ read: count, leftOut: count }),
    ),
  translate: endpoint
    .meta(use)
    .route({
      method: "POST",
      path: "/assist/conversations/{id}/messages/{messageId}/translation",
      summary: "Translate a message",
      tags,
    })
    .input(z.object({ id, messageId: id, into: language }))
    .output(written.extend({ into: z.string() })),
  nameTheme: endpoint
    .meta(use)
    .route({ method: "POST", path: "/assist/themes/{id}/title", summary: "Suggest a title for a theme", tags })
    .input(z.object({ id }))
    .output(written),
  settings: endpoint
    .meta(manage)
    .route({ method: "GET", path: "/assist/settings", summary: "Which language model is asked, and what for", tags })
    .output(z.object({ /** Null: none was set. */ settings: shown.nullable() })),
  save: endpoint
    .meta(manage)
    .route({
      method: "PUT",
      path: "/assist/settings",
      summary: "Set which language model is asked, and what for",
      tags,
    })
    .input(
      settings.extend({
        /** Left out: as it is; null: none. Another address needs it anew. */
        key: z
          .string()
          .trim()
          .regex(/^[\x21-\x7e]{1,1000}$/, { error: "a key has no spaces, and no letters but those of English" })
          .nullable()
          .optional(),
        /** 0 where none was set. */
        ifVersion: count,
      }),
    )
    .output(shown),
  remove: endpoint
    .meta(manage)
    .route({ method: "DELETE", path: "/assist/settings", summary: "Ask no language model, and forget its key", tags })
    .output(z.object({})),
  test: endpoint
    .meta(manage)
    .route({
      method: "POST",
      path: "/assist/test",
      summary: "Ask the model for one word, and see what comes back",
      tags,
    })
    .output(written.extend({ milliseconds: count, promptTokens: count, answerTokens: count })),
  usage: endpoint
    .meta(manage)
    .route({ method: "GET", path: "/assist/usage", summary: "What was asked in a month, by whom and what for", tags })
    .input(
      z.object({
        month: z
          .string()
          .regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: "write a month as 2026-01" })
          .optional(),
      }),
    )
    .output(usage),
};

export type AssistUse = keyof typeof ASSIST_USES;
export type AssistSettings = z.infer<typeof settings>;
export type AssistShown = z.infer<typeof shown>;
export type AssistUsage = z.infer<typeof usage>;
