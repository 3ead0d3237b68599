import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

/** Any UUID, in small letters. */
const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();

/** One way to reach or recognise somebody. */
export const identity = z.object({
  identityId: id,
  /** account, email, phone, customer_number or anonymous. */
  kind: z.string(),
  /** Whose accounts they are; empty for what is the same everywhere. */
  space: z.string(),
  /** The address, handle or number; null for somebody who cannot be known. */
  value: z.string().nullable(),
  name: z.string().nullable(),
  /** `shared`: used by several people, never merged. */
  sharing: z.enum(["personal", "shared"]),
});

/** Since when their data are only kept and not used: then neither name nor address is shown; null: they are not. */
const restrictedSince = instant.nullable();

export const foundPerson = identity.extend({ personId: id, restrictedSince });

export const identityLink = z.object({
  fromId: id,
  toId: id,
  /** same_verified_email, same_phone, same_customer_number, said_by_source, or decided_by_person. */
  rule: z.string(),
  state: z.enum(["active", "undone"]),
  madeAt: instant,
  madeBy: z.string(),
  reason: z.string().nullable(),
  undoneAt: instant.nullable(),
  undoneBy: z.string().nullable(),
  undoneReason: z.string().nullable(),
});

export const person = z.object({
  personId: id,
  /** The name said last by any of the identities. */
  name: z.string().nullable(),
  /** At most 500. */
  identities: z.array(identity),
  /** Of these identities, active and undone, oldest first; at most 1,000. */
  links: z.array(identityLink),
  /** The first thing known of this person as a customer. */
  since: instant.nullable(),
  conversations: z.number().int().nonnegative(),
  lastAt: instant.nullable(),
  restrictedSince,
  /** When the last of what they were known by was erased; null: some of it was not. */
  erasedAt: instant.nullable(),
  /** What other systems tell of them, by source, those that told last first. */
  known: z.array(
    z.object({
      source: z.string(),
      /** When it last changed there, and when it was last told. */
      at: instant,
      receivedAt: instant,
      language: z.string().nullable(),
      unit: z.string().nullable(),
      /** By name; null for who may not see personal data, and of who is restricted. */
      attributes: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
    }),
  ),
  /** What they want to be read beside what is known of them, the oldest first. */
  statements: z.array(z.object({ id, at: instant, text: z.string(), by: z.string() })),
});

const reason = z.string().trim().min(1, { error: "say why in a few words" }).max(1000);
const decision = z.object({ fromId: id, toId: id, reason });
const tags = ["people"];

const duplicateEnd = identity.omit({ sharing: true }).extend({ personId: id });

/** Two identities that may be one person; `score` is how sure that is, 0 to 1, and `reasons` say why. */
export const duplicatesPage = z.object({
  rows: z.array(z.object({ score: z.number(), reasons: z.array(z.string()), one: duplicateEnd, other: duplicateEnd })),
  /** Of all pairs; `capped`: there are more. */
  count: z.object({ value: z.number().int().nonnegative(), capped: z.boolean() }),
  next: z.string().nullable(),
});

export const peopleContract = {
  search: endpoint
    .meta({ access: "people.read" })
    .route({ method: "GET", path: "/people", summary: "People by name, handle, mail, telephone or number", tags })
    .input(
      z.object({
        text: z.string().max(500).default(""),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(z.object({ rows: z.array(foundPerson) })),
  show: endpoint
    .meta({ access: "people.read", audited: true })
    .route({ method: "GET", path: "/people/{id}", summary: "A person with identities and links", tags })
    .input(z.object({ id }))
    .output(person),
  link: endpoint
    .meta({ access: "people.link" })
    .route({ method: "POST", path: "/people/links", summary: "Two identities are one person", tags })
    .input(decision)
    .output(person),
  undo: endpoint
    .meta({ access: "people.link" })
    .route({ method: "POST", path: "/people/links/undo", summary: "They are not: undo a link", tags })
    .input(decision)
    .output(z.object({ persons: z.array(id) })),
  duplicates: endpoint
    .meta({ access: "people.link" })
    .route({ method: "GET", path: "/people/duplicates", summary: "Pairs that may be one person", tags })
    .input(
      z.object({ limit: z.coerce.number().int().min(1).max(100).default(20), after: z.string().max(100).optional() }),
    )
    .output(duplicatesPage),
  part: endpoint
    .meta({ access: "people.link" })
    .route({ method: "POST", path: "/people/partings", summary: "Two identities are not one person", tags })
    .input(z.object({ fromId: id, toId: id }))
    .output(z.object({ kept: z.literal(true) })),
};

export type FoundPerson = z.infer<typeof foundPerson>;
export type DuplicatesPage = z.infer<typeof duplicatesPage>;
export type Person = z.infer<typeof person>;
