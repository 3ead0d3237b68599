import { type Handle, transact } from "@firsthand/platform/storage";
import { untraced } from "@firsthand/platform/trace";

import type { AuditGround } from "../ground.ts";
import { BEGINNING, rootOf, sealHash } from "../hashes.ts";
import { writeSealFile } from "../seal-file.ts";
import { findUnsealed, markSealed, openRecord } from "../store/lines.ts";
import { type SealRow, findNewestSeal, holdSeals, insertSeal } from "../store/seals.ts";

/** Lines that one seal closes off at most. */
const MOST_LINES = 2_000;

/**
 * Closes off all lines that no seal closes yet, whenever they were committed, and keeps the newest seal beside the
 * database. Writing lines does not wait for it. Gives the number of lines.
 */
export async function sealLines(ground: AuditGround): Promise<number> {
  let sealed = 0;
  for (;;) {
    const seal = await untraced(() => transact(ground.db, (tx) => sealSome(tx, ground)));
    if (!seal) return sealed;
    sealed += seal.line_count;
    writeSealFile(ground.sealFile, {
      seal: seal.seal_number,
      hash: seal.seal_hash.toString("hex"),
      at: seal.at.toISOString(),
    });
    if (seal.line_count < MOST_LINES) return sealed;
  }
}

type NewSeal = Omit<SealRow, "pruned_at" | "pruning">;

async function sealSome(tx: Handle, { key, now }: AuditGround): Promise<NewSeal | undefined> {
  await holdSeals(tx);
  const lines = await findUnsealed(tx, MOST_LINES);
  if (lines.length === 0) return undefined;
  const newest = await findNewestSeal(tx);
  const times = lines.map(({ at }) => at.getTime());
  const open = {
    seal_number: (newest?.seal_number ?? 0) + 1,
    at: now(),
    line_count: lines.length,
    line_ids: lines.map(({ line_id }) => line_id),
    first_at: new Date(times.reduce((one, other) => Math.min(one, other), Infinity)),
    last_at: new Date(times.reduce((one, other) => Math.max(one, other), -Infinity)),
    root: rootOf(lines),
    previous: newest?.seal_hash ?? BEGINNING,
  };
  const seal = { ...open, seal_hash: sealHash(key, open) };
  await openRecord(tx, "seal");
  await insertSeal(tx, seal);
  await markSealed(tx, seal.line_ids, seal.seal_number);
  return seal;
}
