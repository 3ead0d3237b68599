import { createHash, createHmac, hkdfSync } from "node:crypto";

import { type Json, canonicalText } from "./rules/canonical.ts";
import type { LineRow } from "./store/lines.ts";
import type { SealRow } from "./store/seals.ts";

/** The key of the record, which follows from the installation's secret: who has only the database cannot make it. */
export function auditKey(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "firsthand audit", 32));
}

/** What the first seal holds in place of the one before. */
export const BEGINNING = Buffer.alloc(32);

const keyed = (key: Uint8Array, value: Json): Buffer => createHmac("sha256", key).update(canonicalText(value)).digest();

export function contentHash(salt: Uint8Array, content: Json): Buffer {
  return createHash("sha256").update(salt).update(canonicalText(content)).digest();
}

/** The hash of a line: of everything but its content, its seal, and whether the content was erased. */
export function lineHash(key: Uint8Array, line: Omit<LineRow, "line_hash">): Buffer {
  return keyed(key, [
    "line",
    line.line_id,
    line.at.toISOString(),
    line.actor_kind,
    line.actor_id,
    line.operation,
    line.subject_kind,
    line.subject_id,
    line.unit,
    line.outcome,
    line.code,
    line.request_id,
    line.about,
    line.content_hash.toString("hex"),
  ]);
}

/** One hash over lines in the order of their ids. */
export function rootOf(lines: readonly { readonly line_id: string; readonly line_hash: Uint8Array }[]): Buffer {
  const root = createHash("sha256");
  for (const { line_id, line_hash } of lines) root.update(line_id).update(line_hash);
  return root.digest();
}

export function sealHash(key: Uint8Array, seal: Pick<SealRow, SealedFact>): Buffer {
  return keyed(key, [
    "seal",
    seal.seal_number,
    seal.at.toISOString(),
    seal.line_count,
    seal.first_at.toISOString(),
    seal.last_at.toISOString(),
    seal.root.toString("hex"),
    seal.previous.toString("hex"),
  ]);
}

type SealedFact = "seal_number" | "at" | "line_count" | "first_at" | "last_at" | "root" | "previous";

/** What shows that the program took the content out of a line. */
export function erasureMark(
  key: Uint8Array,
  line: { readonly line_id: string; readonly line_hash: Uint8Array },
  erased: { readonly at: Date; readonly by: string },
): Buffer {
  return keyed(key, [
    "erased",
    line.line_id,
    Buffer.from(line.line_hash).toString("hex"),
    erased.at.toISOString(),
    erased.by,
  ]);
}

/** What shows that the program took out the lines of a seal when their time was over. */
export function pruningMark(
  key: Uint8Array,
  seal: { readonly seal_number: number; readonly seal_hash: Uint8Array },
  at: Date,
): Buffer {
  return keyed(key, ["pruned", seal.seal_number, Buffer.from(seal.seal_hash).toString("hex"), at.toISOString()]);
}
