import { mintId } from "@firsthand/kernel/ids";
import type { TraceLine } from "@firsthand/platform/trace";

import type { AuditGround } from "./ground.ts";
import { contentHash, lineHash } from "./hashes.ts";
import { type Json, cleanedText, storable } from "./rules/canonical.ts";
import type { LineRow } from "./store/lines.ts";

/** A line as it is written: with id, hashes, and what may be erased apart from what may not. */
export function lineRowOf({ key, random }: Pick<AuditGround, "key" | "random">, line: TraceLine): LineRow {
  const content: Json = {
    name: cleanedText(line.actor.name),
    address: line.address === null ? null : cleanedText(line.address),
    input: storable(line.input),
    changes: line.changes.map(({ subject, before, after }) => ({
      subject: cleanedText(subject),
      before: storable(before),
      after: storable(after),
    })),
  };
  const ids = [...(line.subject ? [line.subject.id] : []), ...Object.values(line.input)];
  const about = [...new Set(ids.map(cleanedText))];
  const salt = Buffer.concat([random(), random()]);
  const row = {
    line_id: mintId(0, line.at.getTime(), random),
    at: line.at,
    actor_kind: line.actor.kind,
    actor_id: cleanedText(line.actor.id),
    operation: cleanedText(line.operation),
    subject_kind: line.subject === null ? null : cleanedText(line.subject.kind),
    subject_id: line.subject === null ? null : cleanedText(line.subject.id),
    unit: line.unit === null ? null : cleanedText(line.unit),
    outcome: line.outcome,
    code: line.code === null ? null : cleanedText(line.code),
    request_id: line.requestId === null ? null : cleanedText(line.requestId),
    about,
    content,
    content_salt: salt,
    content_hash: contentHash(salt, content),
  };
  return { ...row, line_hash: lineHash(key, row) };
}
