import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Reach } from "@firsthand/kernel/permissions";
import { bulkInsert, withinReach, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { JudgedLabel, Purpose } from "../contract.ts";

/** A text that waits to be judged. */
export type CandidateRow = {
  home: number;
  message_id: string;
  label: JudgedLabel;
  text_hash: string;
  purpose: Purpose;
  place: number;
  wants_second: boolean;
  /** Who judged it first; then it waits for somebody else. */
  first_by_id: string | null;
  drawn_at: Date;
};

/** A candidate with who holds it. */
type HeldRow = CandidateRow & { readonly claimed_by_id: string | null; readonly claimed_until: Date | null };

type Of = { readonly message: string; readonly label: JudgedLabel };

const isOf = ({ message, label }: Of) =>
  sql`home = ${homeOfStableId(message)} and message_id = ${message} and label = ${label}`;

/**
 * New texts of a label in place of those that nobody began with: who holds one, who waits for a second person and what
 * somebody skipped stays.
 */
export async function replaceCandidates(
  tx: Handle,
  label: JudgedLabel,
  { rows, now }: { readonly rows: readonly CandidateRow[]; readonly now: Date },
): Promise<void> {
  await sql`
    delete from label_candidate
    where label = ${label} and first_by_id is null and skipped_by_ids = '{}'
      and (claimed_until is null or claimed_until < ${now})`.execute(tx);
  const { rows: kept } = await sql<{ text_hash: string }>`
    select text_hash from label_candidate where label = ${label}`.execute(tx);
  const waiting = new Set(kept.map((one) => one.text_hash));
  await addCandidates(
    tx,
    rows.filter((one) => !waiting.has(one.text_hash)),
  );
}

async function addCandidates(tx: Handle, rows: readonly CandidateRow[]): Promise<void> {
  await bulkInsert(tx, {
    table: "label_candidate",
    columns: {
      home: "smallint",
      message_id: "uuid",
      label: "text",
      text_hash: "uuid",
      purpose: "text",
      place: "integer",
      wants_second: "boolean",
      first_by_id: "text",
      drawn_at: "timestamptz",
    },
    rows,
    conflict: "nothing",
  });
}

export interface Claiming {
  readonly label: JudgedLabel;
  readonly byId: string;
  readonly now: Date;
  readonly until: Date;
  readonly reach: Reach;
}

/**
 * Holds the next text of a label for somebody: the one they hold already, else one that waits for a second person, else
 * the next in order. Two who ask at once never get the same one. Undefined where there is none for them.
 */
export async function claimCandidate(
  tx: Handle,
  { label, byId, now, until, reach }: Claiming,
): Promise<CandidateRow | undefined> {
  const { rows } = await sql<CandidateRow>`
    with next as (
      select c.home, c.message_id
      from label_candidate c
      join message_place p on p.home = c.home and p.message_id = c.message_id
      join message_text m on m.conversation_id = p.conversation_id and m.message_id = p.message_id
      where c.label = ${label}
        and (c.claimed_until is null or c.claimed_until < ${now} or c.claimed_by_id = ${byId})
        and (c.first_by_id is null or c.first_by_id <> ${byId})
        and not ${byId} = any(c.skipped_by_ids)
        and ${withinReach(reach, { unit: sql.ref("m.conversation_unit"), ofFunction: sql.ref("m.conversation_function") })}
      order by (c.claimed_by_id is not distinct from ${byId} and c.claimed_until >= ${now}) desc,
        (c.first_by_id is null), c.place, c.message_id
      limit 1 for update of c skip locked
    )
    update label_candidate c set claimed_by_id = ${byId}, claimed_until = ${until}
    from next where c.home = next.home and c.message_id = next.message_id and c.label = ${label}
    returning c.home, c.message_id, c.label, c.text_hash, c.purpose, c.place, c.wants_second, c.first_by_id,
      c.drawn_at`.execute(tx);
  return rows[0];
}

/** A candidate, held until the transaction ends. */
export async function lockCandidate(tx: Handle, of: Of): Promise<HeldRow | undefined> {
  const { rows } = await sql<HeldRow>`
    select home, message_id, label, text_hash, purpose, place, wants_second, first_by_id, drawn_at, claimed_by_id,
      claimed_until
    from label_candidate where ${isOf(of)} for update`.execute(tx);
  return rows[0];
}

export async function deleteCandidate(tx: Handle, of: Of): Promise<void> {
  await sql`delete from label_candidate where ${isOf(of)}`.execute(tx);
}

/** Somebody judged it: from now on it waits for somebody else. */
export async function leaveForSecond(tx: Handle, of: Of, firstById: string): Promise<void> {
  await sql`
    update label_candidate set first_by_id = ${firstById}, claimed_by_id = null, claimed_until = null
    where ${isOf(of)}`.execute(tx);
}

/** Puts one back for whoever took their judgement back, as the one they hold. */
export async function holdAgain(
  tx: Handle,
  row: CandidateRow,
  { byId, until }: { readonly byId: string; readonly until: Date },
): Promise<void> {
  const of = { message: row.message_id, label: row.label };
  await deleteCandidate(tx, of);
  await addCandidates(tx, [row]);
  await sql`update label_candidate set claimed_by_id = ${byId}, claimed_until = ${until} where ${isOf(of)}`.execute(tx);
}

/** Somebody leaves a text that they hold to others. */
export async function skipCandidate(tx: Handle, of: Of, byId: string): Promise<void> {
  await sql`
    update label_candidate set skipped_by_ids = array_append(skipped_by_ids, ${byId}), claimed_by_id = null,
      claimed_until = null
    where ${isOf(of)} and claimed_by_id = ${byId}`.execute(tx);
}

/** How many texts wait, by label, and how many of them for a second person other than whoever asks. */
export async function countWaiting(
  tx: Handle,
  byId: string,
): Promise<{ readonly label: JudgedLabel; readonly waiting: number; readonly second: number }[]> {
  const { rows } = await sql<{ label: JudgedLabel; waiting: number; second: number }>`
    select label, (count(*) filter (where first_by_id is null))::int as waiting,
      (count(*) filter (where first_by_id is not null and first_by_id <> ${byId}))::int as second
    from label_candidate where not ${byId} = any(skipped_by_ids) group by label`.execute(tx);
  return rows;
}
