import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const tags = ["privacy"];

export const requestKinds = ["access", "erase", "restrict", "correct"] as const;
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

/** Data that are kept and not used (Art. 18 GDPR). */
const restriction = z.object({
  since: instant,
  by: z.string(),
  why: z.string(),
  /** When the customer was told that it ends, before it did; null while it lasts. */
  toldAt: instant.nullable(),
  liftedAt: instant.nullable(),
  liftedBy: z.string().nullable(),
  liftedWhy: z.string().nullable(),
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
  /** What was restricted by it, and how that ended. */
  restriction: restriction.nullable(),
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

/** What was corrected for somebody, and what they state; the oldest first. */
const corrected = z.object({
  corrections: z.array(
    z.object({
      id,
      identityId: id,
      /** account, email, phone, customer_number or anonymous. */
      kind: z.string(),
      field: z.enum(["name", "value"]),
      before: z.string().nullable(),
      after: z.string(),
      at: instant,
      by: z.string(),
    }),
  ),
  statements: z.array(
    z.object({
      id,
      at: instant,
      text: z.string(),
      by: z.string(),
      /** Beside which message; null: about themselves. */
      messageId: id.nullable(),
    }),
  ),
});

const ownMessage = z.object({
  id,
  conversationId: id,
  at: instant,
  direction: z.enum(["in", "out"]),
  channel: z.string(),
  subject: z.string().nullable(),
  body: z.string(),
});

const why = z.string().trim().min(1, { error: "say why in a few words" }).max(1000);

const asked = endpoint.meta({ access: "privacy.requests" });

export const privacyContract = {
  find: endpoint
    .meta({ access: "privacy.requests", audited: true })
    // In the body: what is asked for is a customer's name or address, which no log of a proxy should hold.
    .route({ method: "POST", path: "/privacy/find", summary: "Customers by name, address or number", tags })
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
        /** `restricted`: those by which somebody is restricted now. */
        state: z.enum(["open", "ended", "restricted"]).default("open"),
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
    .meta({ access: "privacy.requests", pace: "export" })
    .route({
      method: "POST",
      path: "/privacy/requests/{id}/export",
      summary: "Put everything of them into a file",
      tags,
    })
    .input(z.object({ id }))
    .output(privacyRequest),
  preview: endpoint
    .meta({ access: "privacy.requests", pace: "export" })
    .route({ method: "GET", path: "/privacy/requests/{id}/preview", summary: "What erasing would do", tags })
    .input(z.object({ id }))
    .output(erasePreview),
  erase: endpoint
    .meta({ access: "privacy.erase" })
    .route({ method: "POST", path: "/privacy/requests/{id}/erase", summary: "Erase them, for good", tags })
    .input(z.object({ id, confirm: z.literal("erase", { error: 'write "erase" to confirm' }) }))
    .output(privacyRequest),
  restrict: asked
    .route({
      method: "POST",
      path: "/privacy/requests/{id}/restrict",
      summary: "Keep their data and use them no more",
      tags,
    })
    .input(z.object({ id, why }))
    .output(privacyRequest),
  lift: asked
    .route({ method: "POST", path: "/privacy/requests/{id}/lift", summary: "Use their data again", tags })
    .input(
      z.object({
        id,
        why,
        /** When the customer was told that the restriction ends (Art. 18(3) GDPR). */
        toldAt: z.iso.datetime({ offset: true, error: "say when the customer was told" }),
      }),
    )
    .output(privacyRequest),
  messages: endpoint
    .meta({ access: "privacy.requests", audited: true })
    .route({
      method: "GET",
      path: "/privacy/requests/{id}/messages",
      summary: "What they wrote and got, the latest first, also while it is restricted",
      tags,
    })
    .input(z.object({ id, after: id.optional() }))
    .output(z.object({ rows: z.array(ownMessage), next: id.nullable() })),
  corrected: endpoint
    .meta({ access: "privacy.requests", audited: true })
    .route({
      method: "GET",
      path: "/privacy/requests/{id}/corrections",
      summary: "What was corrected, and what they state",
      tags,
    })
    .input(z.object({ id }))
    .output(corrected),
  correctName: asked
    .route({ method: "PUT", path: "/privacy/requests/{id}/name", summary: "Correct their name", tags })
    .input(z.object({ id, name: z.string().trim().min(1, { error: "write the right name" }).max(500) }))
    .output(corrected),
  correctValue: asked
    .route({
      method: "PUT",
      path: "/privacy/requests/{id}/identities/{identityId}",
      summary: "Correct a mail address, a telephone or a customer number",
      tags,
    })
    .input(z.object({ id, identityId: id, value: z.string().trim().min(1, { error: "write the right one" }).max(320) }))
    .output(corrected),
  state: asked
    .route({
      method: "POST",
      path: "/privacy/requests/{id}/statements",
      summary: "Put a statement of the customer beside a message, or beside themselves",
      tags,
    })
    .input(
      z.object({
        id,
        text: z.string().trim().min(1, { error: "write what the customer states" }).max(4000),
        messageId: id.optional(),
      }),
    )
    .output(corrected),
  takeBack: asked
    .route({
      method: "DELETE",
      path: "/privacy/requests/{id}/statements/{statementId}",
      summary: "Take a statement away",
      tags,
    })
    .input(z.object({ id, statementId: id }))
    .output(corrected),
};

export type Counted = z.infer<typeof counted>;
export type PrivacyRequest = z.infer<typeof privacyRequest>;
export type Restriction = z.infer<typeof restriction>;
export type Corrected = z.infer<typeof corrected>;
export type OwnMessage = z.infer<typeof ownMessage>;
export type WhatThereIs = z.infer<typeof whatThereIs>;
export type ErasePreview = z.infer<typeof erasePreview>;
export type Subject = z.infer<typeof subject>;
export type RequestKind = (typeof requestKinds)[number];
export type RequestState = (typeof requestStates)[number];
