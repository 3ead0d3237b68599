import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const tags = ["sources"];
const channel = z.string().trim().min(1).max(250);

/** For so many days, to the newest message, places are looked at. */
export const PLACE_DAYS = 90;

const listed = z.object({
  id,
  name: z.string(),
  /** Of the catalogue; null: a place of one's own. */
  knownAs: z.string().nullable(),
  channels: z.array(z.string()),
  /** Conversations that began there in the time. */
  conversations: count,
  heard: z.boolean(),
  dismissed: z.boolean(),
  /** Why it is not heard, or why it does not count. */
  why: z.string().nullable(),
  version: count,
  by: z.string(),
  at: instant,
});

const places = z.object({
  since: instant.nullable(),
  until: instant.nullable(),
  listed: z.array(listed),
  /** Known places that are not listed; `conversations` of channels that are named like them. */
  known: z.array(z.object({ id: z.string(), name: z.string(), channels: z.array(z.string()), conversations: count })),
  /** What comes in, by channel. */
  channels: z.array(z.object({ channel: z.string(), conversations: count })),
  /** Of those listed so many are heard; null while none is listed. */
  reach: z.object({ heard: count, of: count }).nullable(),
});

const mention = z.object({
  /** Of the catalogue. */
  id: z.string(),
  name: z.string(),
  words: z.array(z.object({ word: z.string(), count: z.object({ value: count, capped: z.boolean() }) })),
});

const way = z.object({
  kind: z.enum(["chat", "hook", "key", "file", "other"]),
  /** Of the chat, the incoming webhook or the key; of files and others the name of the source. */
  id: z.string(),
  name: z.string(),
  /** Its sources in the log. */
  sources: z.array(z.string()),
  channel: z.string().nullable(),
  /** `waits`: nothing came yet; `ended`: nothing comes by it any more. */
  state: z.enum(["flows", "waits", "trouble", "ended"]),
  /** When something last came; null: nothing, as far as is known. */
  lastAt: instant.nullable(),
  trouble: z.object({ message: z.string(), advice: z.string() }).nullable(),
  /** Of the last 30 days. */
  totals: z.object({
    records: count,
    accepted: count,
    repeated: count,
    revised: count,
    quarantined: count,
    refused: count,
  }),
  /** Each of the last 48 hours, the oldest first. */
  hours: z.array(z.object({ hour: instant, records: count, failures: count })),
});

const given = {
  name: z.string().trim().min(1, { error: "give it a name" }).max(250),
  channels: z.array(channel).max(50),
  dismissed: z.boolean(),
  why: z.string().trim().max(1000).nullable(),
};

export const placesContract = {
  show: endpoint
    .meta({ access: "imports.read" })
    .route({ method: "GET", path: "/places", summary: "Where customers speak, and what of it is heard", tags })
    .output(places),
  mentions: endpoint
    .meta({ access: "imports.read" })
    .route({
      method: "GET",
      path: "/places/mentions",
      summary: "Places that messages mention and nothing covers",
      tags,
    })
    .output(z.array(mention)),
  ways: endpoint
    .meta({ access: "imports.read" })
    .route({
      method: "GET",
      path: "/sources/ways",
      summary: "What else brings in what customers say, beside connections, and how it flows",
      tags,
    })
    .output(z.array(way)),
  add: endpoint
    .meta({ access: "sources.manage" })
    .route({ method: "POST", path: "/places", summary: "List a place", tags })
    .input(z.object({ ...given, /** Of the catalogue. */ knownAs: z.string().max(50).nullable().default(null) }))
    .output(places),
  change: endpoint
    .meta({ access: "sources.manage" })
    .route({ method: "PUT", path: "/places/{id}", summary: "Change a place", tags })
    .input(z.object({ id, ...given, ifVersion: count }))
    .output(places),
  remove: endpoint
    .meta({ access: "sources.manage" })
    .route({ method: "DELETE", path: "/places/{id}", summary: "Take a place off the list", tags })
    .input(z.object({ id }))
    .output(places),
};

export type Places = z.infer<typeof places>;
export type ListedPlace = z.infer<typeof listed>;
export type Mention = z.infer<typeof mention>;
export type WayShown = z.infer<typeof way>;
