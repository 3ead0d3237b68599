import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-4abc-8def-0123456789ab" }).toLowerCase();

/** The languages that a chat speaks by itself. */
export const chatLanguages = ["en", "de", "fr", "es"] as const;
const chatLanguage = z.enum(chatLanguages);

/** The most that a message may hold, in characters. */
export const LONGEST_MESSAGE = 4000;

/** Scheme, host and port of a site, as browsers send it. */
const origin = z
  .string()
  .trim()
  .max(300)
  .refine(isOrigin, "an origin looks like https://www.example.org: no path, nothing behind the name but a port");

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

const clock = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time looks like 09:30");

const hours = z
  .object({
    /** 1 is Monday, 7 is Sunday. */
    day: z.int().min(1).max(7),
    from: clock,
    to: clock,
  })
  .refine(({ from, to }) => from < to, "it has to end after it begins");

/** When somebody is there: at any time, at these hours, or while a colleague has Firsthand open. */
const availability = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("always") }),
  z.object({ kind: z.literal("colleagues") }),
  z.object({
    kind: z.literal("hours"),
    zone: z.string().max(60).refine(isZone, "a time zone looks like Europe/Berlin"),
    hours: z.array(hours).min(1, "name at least one day").max(50),
  }),
]);

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const words = z.object({
  title: z.string().trim().min(1, "say what the chat is called").max(60),
  greeting: z.string().trim().max(500),
  /** What is said while nobody is there. */
  away: z.string().trim().max(500),
});

export const chatSettings = z
  .object({
    unit: z.string().trim().min(1).max(250).nullable(),
    /** The pages that may show it; those of this installation always may. */
    origins: z.array(origin).max(50),
    /** #rrggbb */
    accent: z.string().regex(/^#[0-9a-f]{6}$/, "a colour looks like #1f6f5c"),
    side: z.enum(["left", "right"]),
    /** For visitors whose own is not among the texts. */
    language: chatLanguage,
    texts: z.partialRecord(chatLanguage, words),
    availability,
  })
  .refine(({ language, texts }) => texts[language] !== undefined, {
    path: ["texts"],
    error: "write the texts of the first language",
  });

export const chatWidget = z.object({
  id,
  /** Also the name of its source. */
  name: z.string(),
  settings: chatSettings,
  version: z.int(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  /** Until when the secret before the newest is taken as well. */
  oldSecretEndsAt: z.iso.datetime().nullable(),
});

/** With its secret, which is shown this once. */
const chatWidgetWithSecret = chatWidget.extend({ secret: z.string() });

const tags = ["Chat"];
const managed = endpoint.meta({ access: "sources.manage" });

export const chatContract = {
  list: managed
    .route({ method: "GET", path: "/chat/widgets", summary: "Chats on web pages", tags })
    .output(z.array(chatWidget)),
  make: managed
    .route({ method: "POST", path: "/chat/widgets", summary: "Make a chat for web pages, with its source", tags })
    .input(z.object({ name: z.string().trim().min(1, "say what it is called").max(100), settings: chatSettings }))
    .output(chatWidgetWithSecret),
  save: managed
    .route({ method: "PUT", path: "/chat/widgets/{id}", summary: "Change a chat", tags })
    .input(z.object({ id, settings: chatSettings, /** As it was seen. */ ifVersion: z.int().min(1) }))
    .output(chatWidget),
  rotate: managed
    .route({
      method: "POST",
      path: "/chat/widgets/{id}/secret",
      summary: "Make a new secret; the one before stays good for a day",
      tags,
    })
    .input(z.object({ id }))
    .output(chatWidgetWithSecret),
  remove: managed
    .route({ method: "DELETE", path: "/chat/widgets/{id}", summary: "Remove a chat; what was said stays", tags })
    .input(z.object({ id })),
};

/** A message as its visitor sees it. */
export interface ChatMessage {
  readonly id: string;
  readonly from: "visitor" | "team";
  /** Who of the team wrote it, by their first name. */
  readonly name: string | null;
  readonly at: string;
  readonly text: string;
}

/** What a page learns of its chat. */
export interface ChatHello {
  readonly look: Pick<ChatSettings, "accent" | "side">;
  readonly language: ChatLanguage;
  readonly words: ChatWords;
  /** Whether somebody is there. */
  readonly online: boolean;
}

/** Who a visitor is to the server: `token` proves it in everything that follows. */
export interface ChatVisitor {
  readonly token: string;
  /** The site said who they are. */
  readonly named: boolean;
  /** They said something before, so that answers can come. */
  readonly begun: boolean;
  /** The latest, the oldest first. */
  readonly messages: readonly ChatMessage[];
}

export type ChatSettings = z.infer<typeof chatSettings>;
export type ChatWidget = z.infer<typeof chatWidget>;
export type ChatWidgetWithSecret = z.infer<typeof chatWidgetWithSecret>;
export type ChatLanguage = z.infer<typeof chatLanguage>;
export type ChatWords = z.infer<typeof words>;
export type ChatAvailability = z.infer<typeof availability>;
