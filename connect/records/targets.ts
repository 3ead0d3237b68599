import { z } from "zod";

import { type Delivered, party, type Position } from "./contract.ts";

const id = z.string().trim().min(1).max(500);
const label = z.string().trim().min(1).max(250);
const version = z.number().int().nonnegative().default(0);
const language = z.string().trim().min(1).max(35);

const [FIRST_MOMENT, LAST_MOMENT] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T23:59:59.999Z")];

/** When it last changed where it comes from: ISO 8601 with offset. */
const at = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) >= FIRST_MOMENT && Date.parse(text) <= LAST_MOMENT, {
    error: "it lies outside of the years 1 to 9999",
  });

/** What another system knows of somebody, whether they ever said anything or not. */
export const personRecord = party
  .omit({ role: true, function: true })
  .extend({
    externalId: id,
    version,
    /** The other system has them no more. */
    deleted: z.boolean().default(false),
    at,
    language: language.optional(),
    unit: label.optional(),
  })
  .refine((person) => person.deleted || isSomebody(person), {
    error: "it needs an account, a mail address, a telephone or a customer number",
  });

/** Something written for many: an article of a help centre, a page, a file of a collection. No message of anybody's. */
export const documentRecord = z
  .object({
    externalId: id,
    version,
    /** The other system has it no more. */
    deleted: z.boolean().default(false),
    at,
    title: z.string().trim().max(1000).default(""),
    /** Plain text. */
    text: z.string().max(1_000_000).default(""),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
    /** What it is, in a word: article, image, page. */
    kind: label.optional(),
    language: language.optional(),
    /** Who wrote it, by name. */
    author: label.optional(),
    tags: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
    unit: label.optional(),
  })
  .refine((document) => document.deleted || document.title !== "", { path: ["title"], error: "it needs a title" });

function isSomebody(person: z.infer<typeof party>): boolean {
  return [person.account, person.email, person.phone, person.customerNumber].some((key) => key !== undefined);
}

export type PersonRecord = z.infer<typeof personRecord>;
export type DocumentRecord = z.infer<typeof documentRecord>;

interface DeliveredPerson {
  readonly status: "person";
  readonly position: Position;
  readonly person: PersonRecord;
}

interface DeliveredDocument {
  readonly status: "document";
  readonly position: Position;
  readonly document: DocumentRecord;
}

/** What a stream of another system delivers: things for the log, what it knows of somebody, or a document. */
export type Delivery = Delivered | DeliveredPerson | DeliveredDocument;
