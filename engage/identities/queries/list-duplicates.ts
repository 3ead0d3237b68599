import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { DuplicatesPage } from "../contract.ts";
import { maskedPerson } from "../../conversations/index.ts";
import { unreadableMark } from "../errors.ts";
import { countCandidates, findCandidates, type CandidateRow, type DuplicateReason } from "../store/duplicates.ts";
import { reachedOf } from "../store/search.ts";

/** Up to here pairs are counted. */
const COUNTED = 1000;

const WORDS: Readonly<Record<DuplicateReason, string>> = {
  mail: "the same mail address but for dots or a tag",
  phone: "the same telephone number, written in two ways",
  handle: "the same handle in two places",
  name_local: "the same name, and mail addresses that differ after the @ alone",
  name_unit: "the same full name, and customers of the same unit",
};

/**
 * Pairs of identities that may be one person and are not joined, the surest first, as they were found last. Throws
 * `unreadable_cursor`.
 */
export async function listDuplicates(
  tx: Handle,
  {
    limit,
    after,
    reach = "all",
    clear = "all",
  }: {
    readonly limit: number;
    readonly after?: string | undefined;
    readonly reach?: Reach;
    /** Where personal data are shown; elsewhere they are masked. */
    readonly clear?: Reach;
  },
): Promise<DuplicatesPage> {
  const found = await findCandidates(tx, {
    limit: limit + 1,
    reach,
    after: after === undefined ? undefined : placeOf(after),
  });
  const count = await countCandidates(tx, COUNTED + 1, reach);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  const ids = rows.flatMap(({ one, other }) => [one.identity_id, other.identity_id]);
  const shown = clear === "all" ? new Set(ids) : await reachedOf(tx, clear, ids);
  const seen = (end: ReturnType<typeof endOf>) => (shown.has(end.identityId) ? end : maskedPerson(end));
  return {
    rows: rows.map((row) => ({ ...pairOf(row), one: seen(endOf(row.one)), other: seen(endOf(row.other)) })),
    count: { value: Math.min(count, COUNTED), capped: count > COUNTED },
    next: last ? `${last.score}_${last.one.identity_id}_${last.other.identity_id}` : null,
  };
}

function placeOf(mark: string): { score: number; fromId: string; toId: string } {
  const [, score, fromId, toId] = /^(\d(?:\.\d+)?)_([0-9a-f-]{36})_([0-9a-f-]{36})$/.exec(mark) ?? [];
  if (score === undefined || fromId === undefined || toId === undefined) throw unreadableMark();
  return { score: Number(score), fromId, toId };
}

function pairOf({ score, reasons, one, other }: CandidateRow): DuplicatesPage["rows"][number] {
  return { score, reasons: reasons.map((reason) => WORDS[reason]), one: endOf(one), other: endOf(other) };
}

function endOf({ identity_id, person_id, kind, space, value, name }: CandidateRow["one"]) {
  return { identityId: identity_id, personId: person_id, kind, space, value, name };
}
