import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

/** What a machine read in a text. */
export const reading = z.object({
  /** ISO 639-1; null: too little text to say. */
  language: z.string().nullable(),
  /** From -1 to 1. */
  sentiment: z.number(),
  /** The words that weighed. */
  sentimentWords: z.array(z.string()).readonly(),
  /** From 0 to 1. */
  expectsAnswer: z.number(),
  /** The front-office function concerned. */
  function: z.string().nullable(),
  /** What its writer wants: the id of an intent of the taxonomy. */
  intent: z.string().nullable(),
  /** What it is about: the id of a node of the topic tree. */
  topic: z.string().nullable(),
  /** From 0 to 1: how much it presses. */
  urgency: z.number(),
  /** From 0 to 1: adds information, a decision or an action (outbound). */
  substantive: z.number(),
  modelVersion: z.string(),
});

type OneReading = z.infer<typeof reading>;

export interface Reading extends OneReading {
  /** The same without what people said of these words; left out where they said nothing. */
  readonly unsaid?: OneReading;
}

/** The port to text understanding: one reading for each text, in order. */
export type ReadTexts = (
  texts: readonly { readonly text: string; readonly direction: "in" | "out" }[],
) => readonly Reading[];

/**
 * How a conversation stands. Waiting: the customer waits and the promise still runs; overdue: it has passed; resolved:
 * something was asked, was answered, and nothing waits; answered: an answer came though nothing had been asked.
 */
export const conversationStates = ["waiting", "overdue", "answered", "resolved", "nothing_asked"] as const;
export const conversationState = z.enum(conversationStates);

export const mood = z.enum(["negative", "neutral", "positive"]);

/** What of a machine's reading a person may correct. */
export const correctableLabels = [
  "language",
  "mood",
  "function",
  "topic",
  "intent",
  "urgency",
  "expects_answer",
  "substantive",
] as const;
export const correctableLabel = z.enum(correctableLabels, {
  error: `can be corrected: ${correctableLabels.join(", ")}`,
});

/**
 * The value of a label. language: two or three small letters, or null for "cannot be told"; mood: negative, neutral,
 * positive; function: one of the front-office functions, or null for none; topic, intent: an id of the taxonomy, or null
 * for none of it; urgency, expects_answer, substantive: true or false.
 */
export const labelValue = z.union([z.string().max(100), z.boolean()]).nullable();

/** Any UUID, in small letters. */
const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();

/** A day (its midnight in UTC) or a moment with its offset, in ISO 8601. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "write a day as 2026-03-31 or a moment as 2026-03-31T08:00:00+02:00",
});

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

export const customer = z.object({
  identityId: id,
  /** Null: the identity is used by several people. */
  personId: id.nullable(),
  name: z.string().nullable(),
  /** account, email, phone, customer_number or anonymous. */
  kind: z.string(),
  /** The address, handle or number; null for somebody who cannot be known. */
  value: z.string().nullable(),
});

export const conversationRow = z.object({
  id,
  source: z.string(),
  channel: z.string(),
  unit: z.string().nullable(),
  customer,
  subject: z.string().nullable(),
  /** The beginning of its last message, on one line. */
  snippet: z.string(),
  lastAt: instant,
  firstInAt: instant.nullable(),
  firstReplyAt: instant.nullable(),
  lastInAt: instant.nullable(),
  lastOutAt: instant.nullable(),
  waitingSince: instant.nullable(),
  promiseDueAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  state: conversationState,
  inCount: count,
  outCount: count,
  /** That of the customer's last message whose language is known. */
  language: z.string().nullable(),
  /** That of the customer's last message. */
  mood: mood.nullable(),
  function: z.string().nullable(),
  /** Those of the customer's first message that has one: ids of the taxonomy. */
  topic: z.string().nullable(),
  intent: z.string().nullable(),
  /** Since when its customer's data are only kept and not used: then no name, no address and no word is shown. */
  restrictedSince: instant.nullable(),
});

/** How many there are; `capped`: at least so many. */
export const cappedCount = z.object({ value: count, capped: z.boolean() });

export const conversationPage = z.object({
  rows: z.array(conversationRow),
  /** Ask with `after` for the next page; null on the last. */
  next: z.string().nullable(),
  count: cappedCount,
});

const facet = z.array(z.object({ value: z.string(), conversations: count }));

/** The values that conversations have, the most frequent first; at most 200 each. */
export const conversationFacets = z.object({
  channels: facet,
  languages: facet,
  functions: facet,
  topics: facet,
  intents: facet,
  units: facet,
  sources: facet,
});

export const correction = z.object({
  label: correctableLabel,
  value: labelValue,
  machineValue: labelValue,
  by: z.string(),
  at: instant,
  reason: z.string().nullable(),
  version: z.number().int().positive(),
});

const scored = z.object({ value: z.boolean(), score: z.number() });

/** What a customer wants to be read beside it. */
export const statement = z.object({ id, at: instant, text: z.string(), by: z.string() });

export const message = z.object({
  id,
  at: instant,
  direction: z.enum(["in", "out"]),
  kind: z.string(),
  channel: z.string(),
  /** Null: something outbound that nobody signed. */
  author: z
    .object({
      identityId: id,
      personId: id.nullable(),
      name: z.string().nullable(),
      kind: z.string(),
      value: z.string().nullable(),
      role: z.string().nullable(),
      function: z.string().nullable(),
    })
    .nullable(),
  subject: z.string().nullable(),
  body: z.string(),
  rating: z.object({ kind: z.string(), value: z.number(), lowest: z.number(), highest: z.number() }).nullable(),
  /** How long a call took, or how long somebody worked on it. */
  handlingSeconds: z.number().nullable(),
  /** Where the recording of a call can be heard; null also for who may not see personal data. */
  recording: z.string().nullable(),
  /** Of an order: what was ordered, as its source tells. */
  order: z
    .object({
      amount: z.number().nullable(),
      /** ISO 4217. */
      currency: z.string().nullable(),
      status: z.string().nullable(),
      items: z.array(
        z.object({
          name: z.string(),
          quantity: z.number().nullable(),
          /** Of all of them together. */
          amount: z.number().nullable(),
          sku: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  /** How many earlier revisions are kept. */
  edited: count,
  /** When its words were taken out for good; what was read in them stays. */
  clearedAt: instant.nullable(),
  /** As they stand: a person's value wins over the machine's. */
  labels: z.object({
    language: z.string().nullable(),
    /** The score from -1 to 1. */
    mood: z.object({ value: mood, score: z.number() }),
    /** Inbound only. */
    expectsAnswer: scored.nullable(),
    function: z.string().nullable(),
    topic: z.string().nullable(),
    /** Inbound only, as urgency. */
    intent: z.string().nullable(),
    urgency: scored.nullable(),
    /** Outbound only. */
    substantive: scored.nullable(),
    /** The words that weighed in the machine's mood, heaviest first. */
    sentimentWords: z.array(z.string()),
    modelVersion: z.string(),
  }),
  corrections: z.array(correction),
  statements: z.array(statement),
  /** Since when the data of its author or customer are restricted: then no word of it is shown. */
  restrictedSince: instant.nullable(),
});

export const participant = z.object({
  identityId: id,
  personId: id.nullable(),
  name: z.string().nullable(),
  kind: z.string(),
  value: z.string().nullable(),
  role: z.enum(["customer", "agent", "copy"]),
  /** Since when their data are restricted: then neither name nor address is shown. */
  restrictedSince: instant.nullable(),
});

export const thread = z.object({
  conversation: conversationRow,
  /** The id that was asked for, where that conversation has been joined to this one. */
  movedFrom: id.nullable(),
  /** Oldest first. */
  messages: z.array(message),
  nextMessages: z.string().nullable(),
  /** The customer first; at most 200. */
  participants: z.array(participant),
});

export const revision = z.object({
  version: count,
  receivedAt: instant,
  subject: z.string().nullable(),
  body: z.string(),
});

const value = z.string().min(1).max(500).optional();
const after = z.string().max(500).optional();

export const conversationFilter = {
  state: conversationState.optional(),
  channel: value,
  language: value,
  mood: mood.optional(),
  function: value,
  /** A topic with all below it. */
  topic: value,
  intent: value,
  /** Whether an answer came after the first message of the customer. */
  answered: z.stringbool().optional(),
  unit: value,
  source: value,
  /** Of the last activity: [since, until). */
  since: moment.optional(),
  until: moment.optional(),
  /** Words in its messages. */
  text: value,
  /** A person, or an identity of that person. */
  person: id.optional(),
};

const place = { id, messageId: id };
const tags = ["conversations"];

export const conversationsContract = {
  list: endpoint
    .meta({ access: "conversations.read" })
    .route({ method: "GET", path: "/conversations", summary: "Conversations, the latest first", tags })
    .input(z.object({ ...conversationFilter, limit: z.coerce.number().int().min(1).max(200).default(50), after }))
    .output(conversationPage),
  brief: endpoint
    .meta({ access: "conversations.read" })
    .route({ method: "GET", path: "/conversations/brief", summary: "Conversations by their ids", tags })
    .input(z.object({ ids: z.string().max(5000) }))
    .output(z.object({ rows: z.array(conversationRow) })),
  facets: endpoint
    .meta({ access: "conversations.read" })
    .route({ method: "GET", path: "/conversations/facets", summary: "What conversations can be filtered by", tags })
    .output(conversationFacets),
  thread: endpoint
    .meta({ access: "conversations.read", audited: true })
    .route({ method: "GET", path: "/conversations/{id}", summary: "A conversation with its messages", tags })
    .input(z.object({ id, limit: z.coerce.number().int().min(1).max(200).default(200), after }))
    .output(thread),
  revisions: endpoint
    .meta({ access: "conversations.read", audited: true })
    .route({
      method: "GET",
      path: "/conversations/{id}/messages/{messageId}/revisions",
      summary: "What a message said before it was edited, the latest first",
      tags,
    })
    .input(z.object(place))
    .output(z.object({ rows: z.array(revision) })),
  correct: endpoint
    .meta({ access: "conversations.correct" })
    .route({
      method: "PUT",
      path: "/conversations/{id}/messages/{messageId}/labels/{label}",
      summary: "Correct what the machine read in a message",
      tags,
    })
    .input(
      z.object({
        ...place,
        label: correctableLabel,
        value: labelValue,
        reason: z.string().trim().max(1000).optional(),
        /** The version of the correction that is replaced; 0 where there is none. */
        ifVersion: count,
      }),
    )
    .output(message),
  undoCorrection: endpoint
    .meta({ access: "conversations.correct" })
    .route({
      method: "DELETE",
      path: "/conversations/{id}/messages/{messageId}/labels/{label}",
      summary: "Go back to what the machine read",
      tags,
      inputStructure: "detailed",
    })
    .input(
      z.object({
        params: z.object({ ...place, label: correctableLabel }),
        query: z.object({ ifVersion: z.coerce.number().int().positive() }),
      }),
    )
    .output(message),
};

export type ConversationState = z.infer<typeof conversationState>;
export type Mood = z.infer<typeof mood>;
export type CorrectableLabel = z.infer<typeof correctableLabel>;
export type LabelValue = z.infer<typeof labelValue>;
export type ListedConversation = z.infer<typeof conversationRow>;
export type ConversationPage = z.infer<typeof conversationPage>;
export type ConversationFacets = z.infer<typeof conversationFacets>;
export type Correction = z.infer<typeof correction>;
export type Statement = z.infer<typeof statement>;
export type ShownMessage = z.infer<typeof message>;
export type Participant = z.infer<typeof participant>;
export type Thread = z.infer<typeof thread>;
export type MessageRevision = z.infer<typeof revision>;
