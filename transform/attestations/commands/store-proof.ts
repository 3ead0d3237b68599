import { createHash } from "node:crypto";
import type { Readable } from "node:stream";

import { mintId } from "@firsthand/kernel/ids";
import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";

import { PROOF_SIZE } from "../contract.ts";
import { emptyProof, proofBrokenOff, proofRefused, proofTooLarge } from "../errors.ts";
import { somebodyOf, type AttestationsGround } from "../ground.ts";
import { whyNotProof } from "../rules/proof-kinds.ts";
import { cleanName } from "../rules/words.ts";
import { deleteUnusedProofs, insertProof, lockProofs, type StoredProof } from "../store/proofs.ts";

const DAY_MS = 86_400_000;

interface GivenFile {
  readonly name: string;
  readonly pieces: Readable;
}

/**
 * Stores a file that is to prove something, and removes those of yesterday that no answer used. Throws
 * `proof_too_large` as soon as that is known, `empty_proof`, `proof_broken_off`, `proof_kind_refused`.
 */
export async function storeProof(
  ground: AttestationsGround,
  { name, pieces }: GivenFile,
  asker: Asker,
): Promise<StoredProof> {
  const content = await collect(pieces);
  if (content.length === 0) throw emptyProof();
  const cleaned = cleanName(name);
  const why = whyNotProof(cleaned, content);
  if (why !== undefined) throw proofRefused(why);
  const by = await somebodyOf(ground, asker);
  const at = ground.now();
  const proof = { id: mintId(0, at.getTime(), () => ground.random(8)), name: cleaned, bytes: content.length };
  const sha256 = createHash("sha256").update(content).digest();
  await transact(ground.db, async (tx) => {
    await lockProofs(tx);
    await deleteUnusedProofs(tx, new Date(at.getTime() - DAY_MS));
    await insertProof(tx, { ...proof, sha256, content, by, at });
  });
  return proof;
}

async function collect(pieces: Readable): Promise<Buffer> {
  const collected: Buffer[] = [];
  let bytes = 0;
  try {
    // Who sends too much can still read why only while the connection stays.
    for await (const piece of pieces.iterator({ destroyOnReturn: false })) {
      bytes += piece.length;
      if (bytes > PROOF_SIZE) break;
      collected.push(piece);
    }
  } catch {
    throw proofBrokenOff();
  }
  if (bytes > PROOF_SIZE) throw proofTooLarge();
  return Buffer.concat(collected);
}
