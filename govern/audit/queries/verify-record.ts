import { type Handle, transact } from "@firsthand/platform/storage";

import type { AuditFault, Verification } from "../contract.ts";
import type { AuditGround } from "../ground.ts";
import { BEGINNING, contentHash, erasureMark, lineHash, pruningMark, rootOf, sealHash } from "../hashes.ts";
import { type CheckedLine, faultOfGap, faultsOfLine, faultsOfSeal } from "../rules/check-lines.ts";
import { type KeptSeal, readSealFile } from "../seal-file.ts";
import { type StoredLine, findOutsideSeals, findSealedAfter } from "../store/lines.ts";
import { type SealRow, findSealsAfter } from "../store/seals.ts";

/** Faults that are told one by one. */
const MOST_FAULTS = 100;

const SEALS_AT_ONCE = { seals: 500, lines: 2_000 };

/** Between two pages others are answered: hashing so many takes some 30 ms. */
const LINES_AT_ONCE = 500;
const HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * Checks the whole record: that no line and no seal was removed, changed or put in, and that its end is that which is
 * kept beside the database. A line that no seal closes off yet can be missing without a trace. Changes nothing.
 */
export async function verifyRecord(ground: AuditGround): Promise<Verification> {
  // Read before the seals: one that is made meanwhile is then newer than what the file tells.
  const kept = readSealFile(ground.sealFile);
  return await transact(ground.db, (tx) => checkAll(tx, ground, kept), { isolation: "repeatable read" });
}

interface Tally {
  seals: number;
  lines: number;
  erased: number;
  pruned: number;
  faultCount: number;
  readonly faults: AuditFault[];
}

async function checkAll(
  tx: Handle,
  { key, now }: AuditGround,
  kept: KeptSeal | "unreadable" | undefined,
): Promise<Verification> {
  const tally: Tally = { seals: 0, lines: 0, erased: 0, pruned: 0, faultCount: 0, faults: [] };
  const tell = (faults: readonly AuditFault[]) => {
    tally.faultCount += faults.length;
    tally.faults.push(...faults.slice(0, MOST_FAULTS - tally.faults.length));
  };
  let previous: Pick<SealRow, "seal_number" | "seal_hash"> = { seal_number: 0, seal_hash: BEGINNING };
  let end: Verification["end"] = endBefore(kept);
  for (;;) {
    const seals = await findSealsAfter(tx, previous.seal_number, SEALS_AT_ONCE);
    const [first, last] = [seals[0], seals.at(-1)];
    if (!first || !last) break;
    const lines = Map.groupBy(
      await checkSealed(tx, key, { from: first.seal_number, to: last.seal_number }),
      ({ seal_number }) => seal_number,
    );
    for (const seal of seals) {
      const own = lines.get(seal.seal_number) ?? [];
      tell(faultOfGap(previous.seal_number, seal.seal_number));
      tell(checkSeal(key, { seal, lines: own, follows: isNext(previous, seal), tally }));
      if (isKept(kept, seal)) end = "kept";
      previous = seal;
    }
  }
  const unsealed = await checkOutside(tx, key, (line, faults) => {
    countLine(tally, line);
    tell(faults);
  });
  tell(faultsOfEnd(kept, end, previous.seal_number));
  const { faults, faultCount, ...counts } = tally;
  return { sound: faultCount === 0, at: now().toISOString(), ...counts, unsealed, end, faultCount, faults };
}

/** What is known of the end before any seal was looked at; seal 0 is kept where there was none yet. */
function endBefore(kept: KeptSeal | "unreadable" | undefined): Verification["end"] {
  if (kept === undefined) return "not kept";
  return kept !== "unreadable" && kept.seal === 0 ? "kept" : "gone";
}

/** Where a seal is missing in between, that is told, and not that the next one does not follow. */
function isNext(previous: Pick<SealRow, "seal_number" | "seal_hash">, seal: SealRow): boolean {
  return seal.seal_number !== previous.seal_number + 1 || previous.seal_hash.equals(seal.previous);
}

function isKept(kept: KeptSeal | "unreadable" | undefined, seal: SealRow): boolean {
  if (kept === undefined || kept === "unreadable") return false;
  return kept.seal === seal.seal_number && kept.hash === seal.seal_hash.toString("hex");
}

/** What is kept of a line that was checked, for the check of its seal. */
type SealedLine = CheckedLine & Pick<StoredLine, "line_hash">;

/** The lines of some seals, by seal and id, each checked; a page at a time, so that only one is held whole. */
async function checkSealed(
  tx: Handle,
  key: Uint8Array,
  seals: { readonly from: number; readonly to: number },
): Promise<SealedLine[]> {
  const checked: SealedLine[] = [];
  for (let after = { seal: seals.from - 1, id: HIGHEST }; ;) {
    const lines = await findSealedAfter(tx, { after, to: seals.to, limit: LINES_AT_ONCE });
    const last = lines.at(-1);
    if (!last) return checked;
    after = { seal: last.seal_number ?? seals.to, id: last.line_id };
    for (const line of lines) checked.push({ ...checkedLine(key, line), line_hash: line.line_hash });
  }
}

interface SealCheck {
  readonly seal: SealRow;
  readonly lines: readonly SealedLine[];
  readonly follows: boolean;
  readonly tally: Tally;
}

function checkSeal(key: Uint8Array, { seal, lines, follows, tally }: SealCheck): AuditFault[] {
  tally.seals++;
  for (const line of lines) countLine(tally, line);
  const state = pruningOf(key, seal);
  if (state === "pruned") tally.pruned += seal.line_count;
  return faultsOfSeal(
    {
      ...seal,
      genuine: sealHash(key, seal).equals(seal.seal_hash),
      follows,
      lines: state,
      whole: seal.line_count === lines.length && rootOf(lines).equals(seal.root),
    },
    lines,
  );
}

function pruningOf(key: Uint8Array, seal: SealRow): "here" | "pruned" | "badly pruned" {
  if (seal.pruned_at === null && seal.pruning === null) return "here";
  const genuine =
    seal.pruned_at !== null && seal.pruning !== null && seal.pruning.equals(pruningMark(key, seal, seal.pruned_at));
  return genuine ? "pruned" : "badly pruned";
}

function countLine(tally: Tally, line: CheckedLine): void {
  tally.lines++;
  if (line.content === "erased") tally.erased++;
}

function checkedLine(key: Uint8Array, line: StoredLine): CheckedLine {
  const genuine = lineHash(key, line).equals(line.line_hash);
  return { line_id: line.line_id, seal_number: line.seal_number, genuine, content: contentOf(key, line) };
}

function contentOf(key: Uint8Array, line: StoredLine): CheckedLine["content"] {
  const { erased_at: at, erased_by: by, erasure } = line;
  const marked = at !== null || by !== null || erasure !== null;
  if (line.has_content) {
    const intact = line.content_salt !== null && contentHash(line.content_salt, line.content).equals(line.content_hash);
    return intact && !marked ? "there" : "changed";
  }
  if (at === null || by === null || erasure === null || line.content_salt !== null) return "removed";
  return erasure.equals(erasureMark(key, line, { at, by })) ? "erased" : "removed";
}

/** Lines that no seal closes off; gives how many these are. */
async function checkOutside(
  tx: Handle,
  key: Uint8Array,
  tell: (line: CheckedLine, faults: AuditFault[]) => void,
): Promise<number> {
  let unsealed = 0;
  for (let after: string | null = null; ;) {
    const lines: readonly StoredLine[] = await findOutsideSeals(tx, { after, limit: LINES_AT_ONCE });
    const last = lines.at(-1);
    if (!last) return unsealed;
    after = last.line_id;
    for (const line of lines) {
      const checked = checkedLine(key, line);
      if (line.seal_number === null) unsealed++;
      tell(checked, [...faultsOfLine(checked), ...faultsOfSealNumber(line)]);
    }
  }
}

function faultsOfSealNumber({ line_id: line, seal_number: seal }: StoredLine): AuditFault[] {
  if (seal === null) return [];
  const message = `Line ${line} says that it belongs to seal ${seal}, which there is not.`;
  return [{ kind: "line_inserted", message, line, seal }];
}

function faultsOfEnd(
  kept: KeptSeal | "unreadable" | undefined,
  end: Verification["end"],
  newest: number,
): AuditFault[] {
  if (kept === "unreadable") {
    const message = "The file audit-seal in the data directory is damaged, so that the end cannot be checked.";
    return [{ kind: "seal_file", message, line: null, seal: null }];
  }
  if (kept === undefined || kept.seal === 0 || end !== "gone") return [];
  const message =
    kept.seal > newest
      ? `The record ends with seal ${newest}, but seal ${kept.seal} was made on ${kept.at}: its end was cut off.`
      : `Seal ${kept.seal} is another than the one that was made on ${kept.at}.`;
  return [{ kind: "end_cut", message, line: null, seal: kept.seal }];
}
