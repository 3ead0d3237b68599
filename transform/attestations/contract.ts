import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const instant = z.iso.datetime();
const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const unit = z.string().min(1).max(500).optional();
const criterion = z.string().min(1).max(60);

/** The largest file that can be a proof, in bytes. */
export const PROOF_SIZE = 10 * 1024 * 1024;

/** What a file that is a proof may end in; its content has to be what its ending says. */
export const PROOF_ENDINGS = [
  "pdf",
  "png",
  "jpg",
  "jpeg",
  "gif",
  "webp",
  "txt",
  "md",
  "csv",
  "eml",
  "docx",
  "xlsx",
  "pptx",
  "odt",
  "ods",
  "odp",
] as const;

/** So long before it expires the owner of an answer is told. */
export const TOLD_BEFORE_DAYS = 30;

/** Somebody, by the id of their account (or key), and as they are called. */
export const somebody = z.object({ id: z.string(), name: z.string() });

/** A link, or a file kept here: it is read at `/api/attestations/proofs/{id}`. */
export const proof = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("link"), url: z.string() }),
  z.object({ kind: z.literal("file"), id: z.string(), name: z.string(), bytes: z.int() }),
]);

const act = z.object({ by: somebody, at: instant });

/** An answer. It is never changed: another one takes its place, and earlier ones stay readable. */
export const attestation = z.object({
  id,
  criterion: z.string(),
  /** Null: given for the whole organisation. */
  unit: z.string().nullable(),
  met: z.boolean(),
  words: z.string().nullable(),
  proof: proof.nullable(),
  by: somebody,
  at: instant,
  expiresAt: instant,
  /** The second signature. */
  signed: act.nullable(),
  /** Somebody else has looked at the proof. */
  checked: act.nullable(),
  withdrawn: act.extend({ why: z.string() }).nullable(),
});

/** What its owner has to do. */
export const duty = z.object({
  criterion: z.string(),
  says: z.string(),
  unit: z.string().nullable(),
  /**
   * `sign` waits for the second signature of anybody but who answered; `check` wants a proof looked at by anybody but
   * them: three answers a week, drawn at random.
   */
  due: z.enum(["answer", "expiring", "expired", "sign", "check"]),
  /** When it expires or expired; null where nothing was answered. */
  at: instant.nullable(),
  owner: somebody.nullable(),
});

/** An address of the web; nothing else can be opened safely. */
const link = z.url({ protocol: /^https?$/, error: "write an address that begins with https:// or http://" }).max(2000);

const givenProof = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("link"), url: link }),
  /** The id that the upload of the file gave. */
  z.object({ kind: z.literal("file"), id }),
]);

const seen = endpoint.meta({ access: "position.read" });
const edits = endpoint.meta({ access: "attestations.answer" });
const tags = ["attestations"];

export const attestationsContract = {
  list: seen
    .route({ method: "GET", path: "/attestations", summary: "The answers to a criterion, the newest first", tags })
    .input(z.object({ criterion, unit }))
    .output(
      z.object({
        owner: somebody.nullable(),
        /** False where nobody is named, or who is has left: then whoever answers becomes the owner. */
        ownerIsMember: z.boolean(),
        answers: z.array(attestation),
      }),
    ),
  duties: seen
    .route({ method: "GET", path: "/attestations/duties", summary: "What is due, the most pressing first", tags })
    .input(z.object({ mine: z.stringbool().optional() }))
    .output(z.array(duty)),
  give: edits
    .route({ method: "POST", path: "/attestations", summary: "Answer for a criterion", tags })
    .input(
      z.object({
        criterion,
        unit,
        met: z.boolean(),
        words: z.string().trim().max(2000).optional(),
        proof: givenProof.optional(),
        /** Sooner than the model asks; a later day is refused. */
        expiresAt: z.iso.date("write a day as 2026-03-31").optional(),
        /** The newest answer that was seen, null for none: somebody may have been quicker. */
        ifNewest: id.nullable(),
      }),
    )
    .output(attestation),
  sign: edits
    .route({ method: "POST", path: "/attestations/{id}/signature", summary: "Sign as the second person", tags })
    .input(z.object({ id }))
    .output(attestation),
  check: edits
    .route({ method: "POST", path: "/attestations/{id}/check", summary: "Say that the proof was looked at", tags })
    .input(z.object({ id }))
    .output(attestation),
  withdraw: edits
    .route({ method: "POST", path: "/attestations/{id}/withdrawal", summary: "Take an answer back", tags })
    .input(z.object({ id, why: z.string().trim().min(1, "say why").max(500) }))
    .output(attestation),
  own: endpoint
    .meta({ access: "model.edit" })
    .route({ method: "PUT", path: "/attestations/owners/{criterion}", summary: "Name who answers", tags })
    .input(
      z.object({ criterion, unit, /** The id of a member; null: nobody. */ owner: z.string().max(100).nullable() }),
    )
    .output(z.object({ owner: somebody.nullable() })),
};

export type Attestation = z.infer<typeof attestation>;
export type Proof = z.infer<typeof proof>;
export type Duty = z.infer<typeof duty>;
export type Somebody = z.infer<typeof somebody>;
