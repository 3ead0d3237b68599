import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const tags = ["privacy"];

export const requestKinds = ["access", "erase"] as const;
export const requestStates = ["open", "working", "done", "refused"] as const;

const counted = z.object({
  /** A table of the log, or `files`. */
  table: z.string(),
  what: z.string(),
  rows: z.number().int().nonnegative(),
});

/** Somebody whose data these are, as far as they are known. */
const subject = z.object({
  personId: id,
  /** Null for somebody without a name, and for who was erased. */
  name: z.string().nullable(),
  identities: z.array(
    z.object({
      identityId: id,
      kind: z.string(),
      value: z.string().nullable(),
      /** `shared`: several people use it, so nothing said there is surely theirs. */
      sharing: z.enum(["personal", "shared"]),
    }),
  ),
});

export const privacyRequest = z.object({
  id,
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  /** Null when the log knows nothing of them any more. */
  subject: subject.nullable(),
  receivedAt: instant,
  /** One month after it was received, three where it was extended (Art. 12(3) GDPR). */
  dueAt: instant,
  overdue: z.boolean(),
  extendedWhy: z.string().nullable(),
  note: z.string().nullable(),
  madeAt: instant,
  madeBy: z.string(),
  begunAt: instant.nullable(),
  begunBy: z.string().nullable(),
  /** Of an erasure: how many of its steps are done. */
  steps: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  counts: z.array(counted),
  /** Why it does not go on. */
  failure: z.object({ message: z.string(), advice: z.string().nullable() }).nullable(),
  /** What can be downloaded until then. */
  export: z.object({ until: instant, bytes: z.number() }).nullable(),
  hasProof: z.boolean(),
  endedAt: instant.nullable(),
  endedBy: z.string().nullable(),
  endedWhy: z.string().nullable(),
});

/** Everything that there is of somebody, as counts. */
const whatThereIs = z.object({
  subject,
  counts: z.array(counted),
  /** Requests of theirs, the newest first. */
  requests: z.array(privacyRequest),
});

const erasePreview = z.object({
  /** What is erased. */
  counts: z.array(counted),
  /** What stays, and why. */
  stays: z.array(z.object({ table: z.string(), column: z.string(), what: z.string(), why: z.string() })),
  /** Holds that forbid it now. */
  held: z.array(z.object({ holdId: z.string(), why: z.string() })),
  /** Identities that several people use: they stay. */
  shared: z.number().int().nonnegative(),
  /** Messages of others in the same conversations: they stay, without the customer's name. */
  ofOthers: z.number().int().nonnegative(),
});

const why = z.string().trim().min(1, { error: "say why in a few words" }).max(1000);

export const privacyContract = {
  find: endpoint
    .meta({ access: "privacy.requests", audited: true })
    .route({ method: "GET", path: "/privacy/find", summary: "Customers by name, address or number", tags })
    .input(z.object({ text: z.string().trim().max(500) }))
    .output(z.object({ rows: z.array(subject) })),
  show: endpoint
    .meta({ access: "privacy.requests", audited: true })
    .route({ method: "GET", path: "/privacy/people/{id}", summary: "What there is of a customer, as counts", tags })
    .input(z.object({ id }))
    .output(whatThereIs),
  list: endpoint
    .meta({ access: "privacy.requests" })
    .route({ method: "GET", path: "/privacy/requests", summary: "Requests, those due first", tags })
    .input(
      z.object({
        state: z.enum(["open", "ended"]).default("open"),
        after: id.optional(),
      }),
    )
    .output(z.object({ rows: z.array(privacyRequest), next: id.nullable() })),
  request: endpoint
    .meta({ access: "privacy.requests" })
    .route({ method: "GET", path: "/privacy/requests/{id}", summary: "A request", tags })
    .input(z.object({ id }))
    .output(privacyRequest),
  open: endpoint
    .meta({ access: "privacy.requests" })
    .route({ method: "POST", path: "/privacy/requests", summary: "Note what a customer asks for", tags })
    .input(
      z.object({
        personId: id,
        kind: z.enum(requestKinds),
        /** When it came; not in the future. Now unless told. */
        receivedAt: instant.optional(),
        note: z.string().trim().max(1000).optional(),
      }),
    )
    .output(privacyRequest),
  extend: endpoint
    .meta({ access: "privacy.requests" })
    .route({
      method: "POST",
      path: "/privacy/requests/{id}/extend",
      summary: "Take two months more, and say why",
      tags,
    })
    .input(z.object({ id, why }))
    .output(privacyRequest),
  end: endpoint
    .meta({ access: "privacy.requests" })
    .route({
      method: "POST",
      path: "/privacy/requests/{id}/end",
      summary: "It is answered, or refused with a reason",
      tags,
    })
    .input(z.object({ id, state: z.enum(["done", "refused"]), why }))
    .output(privacyRequest),
  export: endpoint
    .meta({ access: "privacy.requests" })
    .route({
      method: "POST",
      path: "/privacy/requests/{id}/export",
      summary: "Put everything of them into a file",
      tags,
    })
    .input(z.object({ id }))
    .output(privacyRequest),
  preview: endpoint
    .meta({ access: "privacy.requests" })
    .route({ method: "GET", path: "/privacy/requests/{id}/preview", summary: "What erasing would do", tags })
    .input(z.object({ id }))
    .output(erasePreview),
  erase: endpoint
    .meta({ access: "privacy.erase" })
    .route({ method: "POST", path: "/privacy/requests/{id}/erase", summary: "Erase them, for good", tags })
    .input(z.object({ id, confirm: z.literal("erase", { error: 'write "erase" to confirm' }) }))
    .output(privacyRequest),
};

export type Counted = z.infer<typeof counted>;
export type PrivacyRequest = z.infer<typeof privacyRequest>;
export type WhatThereIs = z.infer<typeof whatThereIs>;
export type ErasePreview = z.infer<typeof erasePreview>;
export type Subject = z.infer<typeof subject>;
export type RequestKind = (typeof requestKinds)[number];
export type RequestState = (typeof requestStates)[number];
