import { z } from "zod";

const name = z.string().trim().min(1).max(500);

/** What figures are grouped by: short, because the indexes under the figures hold it. */
const label = z.string().trim().min(1).max(250);

/** What else is known of somebody, by what it is called. */
export const attributes = z
  .record(z.string().trim().min(1).max(100), z.string().max(500))
  .refine((known) => Object.keys(known).length <= 50, { error: "there are more than 50" });

/** Someone who wrote, or to whom something was written, as far as the source tells. */
export const party = z.object({
  /** Who they are to the organisation. A brand account is an account that several people may write from. */
  role: z.enum(["customer", "agent", "brand", "bot"]).optional(),
  /** Their id or handle in the source's own system. */
  account: name.optional(),
  /** Further accounts of theirs in the same system: the source itself says that they are one person. */
  accounts: z.array(name).max(20).optional(),
  email: name.optional(),
  /** Only a mail address that its owner confirmed proves that two accounts are one person. */
  emailVerified: z.boolean().optional(),
  phone: name.optional(),
  customerNumber: name.optional(),
  name: name.optional(),
  /** Used by several people (a kiosk, a family mailbox): never counted as one person. */
  shared: z.boolean().optional(),
  /** The front-office function of one who answers. */
  function: label.optional(),
  /** Kept with the person: the newest of each counts. */
  attributes: attributes.optional(),
});

/** A score that somebody gave, as given. */
export const rating = z.object({
  kind: z.enum(["nps", "csat", "ces", "stars"]),
  value: z.number(),
  lowest: z.number(),
  highest: z.number(),
});

/** What was ordered, as far as the source tells. */
export const order = z.object({
  /** Of the whole order. */
  amount: z.number().min(-1e12).max(1e12).optional(),
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "write three capital letters, as EUR")
    .optional(),
  /** As the source says it: paid, shipped, cancelled. */
  status: label.optional(),
  items: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(500),
        quantity: z.number().min(-1e9).max(1e9).optional(),
        /** Of all of them together. */
        amount: z.number().min(-1e12).max(1e12).optional(),
        sku: label.optional(),
      }),
    )
    .max(200)
    .default([]),
});

/**
 * One interaction as a source tells it: the form that every connector and every file is brought into, and the
 * native layout of files. What is said by `thread` and `parents` are references within the source.
 */
export const sourceRecord = z.object({
  /** The source's own id; without one the log makes it from the content. */
  externalId: name.optional(),
  /** Rises with each edit; the highest wins. */
  version: z.number().int().nonnegative().default(0),
  /** The source says that it was deleted. */
  deleted: z.boolean().default(false),
  /** When it happened: ISO 8601 with offset. */
  at: z.iso.datetime({ offset: true }),
  /** `in`: from a person to the organisation; `out`: from the organisation. */
  direction: z.enum(["in", "out"]),
  kind: z.enum(["message", "post", "review", "survey_answer", "call", "order", "event"]).default("message"),
  channel: label,
  author: party.optional(),
  /** To whom something outbound is addressed; never taken from a mention in the text. */
  recipient: party.optional(),
  copied: z.array(party).max(1000).optional(),
  /** The conversation's id in sources that have one. */
  thread: name.optional(),
  /** Ids of what this answers, nearest first. */
  parents: z.array(name).max(1000).default([]),
  /** Sent to many at once; opens no conversation until somebody answers. */
  broadcast: z.boolean().default(false),
  unit: label.optional(),
  subject: z.string().max(10_000).optional(),
  text: z.string().default(""),
  rating: rating.optional(),
  /** Of orders. */
  order: order.optional(),
  handlingSeconds: z.number().nonnegative().optional(),
  /** Where the recording of a call can be heard. */
  recording: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  /** Whatever else the source said, column by column. */
  extra: z.record(z.string(), z.string()).default({}),
});

/** What must be known of a source before its first record can be understood. */
export const sourceDeclaration = z.object({
  /** How people call it; the log's id of every delivery depends on it. */
  name: label,
  channel: label,
  /** Public: one conversation for each thread and customer. Private: one for each thread. */
  visibility: z.enum(["public", "private"]),
  /** How messages find their thread: by links to what they answer, by a thread id, or by nearness in time. */
  threading: z.enum(["links", "explicit", "gap"]),
  gapHours: z.number().positive().max(87_600).default(72),
  /** Why this is not everything that was said, if it is not. */
  selection: z.string().max(1000).optional(),
  /** Answers are signed by accounts, not by people. */
  brandAccounts: z.boolean().default(false),
  /** Whether the source holds the organisation's answers at all; where they lie elsewhere, silence proves nothing. */
  answers: z.enum(["included", "elsewhere"]).default("included"),
  /** Accounts of sources with the same word are the same accounts; by default the source's name. */
  accounts: name.optional(),
  /** Within how many hours an answer is promised. */
  promiseHours: z.number().positive().max(87_600).default(24),
  /** ISO 3166 country for telephone numbers written without one. */
  country: z.string().length(2).optional(),
});

export type Order = z.infer<typeof order>;
export type Party = z.infer<typeof party>;
export type Rating = z.infer<typeof rating>;
export type SourceRecord = z.infer<typeof sourceRecord>;
export type SourceDeclaration = z.infer<typeof sourceDeclaration>;

/** Where in a file something stands: the record counted from 1, and the line it begins on (CSV, JSON lines, mbox). */
export interface Position {
  readonly record: number;
  readonly line: number;
}

/** A file that came with a message; everything that is said of it is said by who sent it. */
export interface Attachment {
  readonly name: string;
  /** Its media type as it was declared. */
  readonly type: string | undefined;
  readonly bytes: Uint8Array;
  /** A picture within the text. */
  readonly inline: boolean;
  /** Only its first bytes came. */
  readonly cut?: boolean;
}

/** One thing a source delivered: understood, or kept as it came with the reason why not. */
export type Delivered =
  | {
      readonly status: "understood";
      readonly position: Position;
      readonly record: SourceRecord;
      /** The bytes as they came, where `record` does not hold all of them (mail). */
      readonly raw?: Uint8Array;
      /** Files that came with it, in their order. */
      readonly attachments?: readonly Attachment[];
    }
  | {
      readonly status: "rejected";
      readonly position: Position;
      /** A stable word, and a sentence that says what was wrong and what to do. */
      readonly reason: { readonly code: string; readonly message: string };
      /** The source's own id, if at least that could be read. */
      readonly externalId?: string;
      readonly raw: Uint8Array;
    };
