import type { Reach } from "@firsthand/kernel/permissions";
import { homeOfStableId } from "@firsthand/kernel/ids";
import { bulkInsert, withinReach, type Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { JudgedLabel, Purpose } from "../contract.ts";

/** A judgement of one label of one text of a message. */
export type JudgementRow = {
  home: number;
  message_id: string;
  label: JudgedLabel;
  text_hash: string;
  purpose: Purpose;
  /** Asked for on the page; false: corrected in the thread. */
  asked: boolean;
  language: string | null;
  machine_value: string | null;
  machine_probability: number | null;
  machine_version: string;
  value: string | null;
  judged_by: string;
  judged_by_id: string;
  judged_at: Date;
  correction_version: number | null;
};

/** The same with what a second person said, and what was settled. */
export type FullJudgementRow = JudgementRow & {
  second_value: string | null;
  second_by: string | null;
  second_by_id: string | null;
  second_at: Date | null;
  settled_value: string | null;
  settled_by: string | null;
  settled_at: Date | null;
};

type Of = { readonly message: string; readonly label: JudgedLabel };
type Key = Pick<JudgementRow, "home" | "message_id" | "label" | "text_hash">;

const columns = sql`j.home, j.message_id, j.label, j.text_hash, j.purpose, j.asked, j.language, j.machine_value,
  j.machine_probability, j.machine_version, j.value, j.judged_by, j.judged_by_id, j.judged_at, j.correction_version,
  j.second_value, j.second_by, j.second_by_id, j.second_at, j.settled_value, j.settled_by, j.settled_at`;

const isOf = ({ home, message_id, label, text_hash }: Key) =>
  sql`home = ${home} and message_id = ${message_id} and label = ${label} and text_hash = ${text_hash}`;

/** Writes judgements; what was judged before stays as it is. */
export async function insertJudgements(tx: Handle, rows: readonly JudgementRow[]): Promise<void> {
  await bulkInsert(tx, {
    table: "label_judgement",
    columns: {
      home: "smallint",
      message_id: "uuid",
      label: "text",
      text_hash: "uuid",
      purpose: "text",
      asked: "boolean",
      language: "text",
      machine_value: "text",
      machine_probability: "real",
      machine_version: "text",
      value: "text",
      judged_by: "text",
      judged_by_id: "text",
      judged_at: "timestamptz",
      correction_version: "integer",
    },
    rows,
    conflict: "nothing",
  });
}

/** The latest judgement of a label of a message, held until the transaction ends; undefined where there is none. */
export async function lockJudgement(tx: Handle, { message, label }: Of): Promise<FullJudgementRow | undefined> {
  const { rows } = await sql<FullJudgementRow>`
    select ${columns} from label_judgement j
    where j.home = ${homeOfStableId(message)} and j.message_id = ${message} and j.label = ${label}
    order by j.judged_at desc limit 1 for update`.execute(tx);
  return rows[0];
}

export async function deleteJudgement(tx: Handle, key: Key): Promise<void> {
  await sql`delete from label_judgement where ${isOf(key)}`.execute(tx);
}

/** What the second person says; null takes it back. */
export async function setSecond(
  tx: Handle,
  key: Key,
  second: { readonly value: string | null; readonly by: string; readonly byId: string; readonly at: Date } | null,
): Promise<void> {
  await sql`
    update label_judgement set second_value = ${second?.value ?? null}, second_by = ${second?.by ?? null},
      second_by_id = ${second?.byId ?? null}, second_at = ${second?.at ?? null}
    where ${isOf(key)}`.execute(tx);
}

export async function setSettled(
  tx: Handle,
  key: Key,
  settled: {
    readonly value: string | null;
    readonly by: string;
    readonly at: Date;
    readonly correctionVersion: number | null;
  },
): Promise<void> {
  await sql`
    update label_judgement set settled_value = ${settled.value}, settled_by = ${settled.by}, settled_at = ${settled.at},
      correction_version = ${settled.correctionVersion}
    where ${isOf(key)}`.execute(tx);
}

/** Which judgements are asked for; what is left out does not narrow. */
export interface JudgementsAsked {
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly label?: JudgedLabel | undefined;
  readonly purpose?: Purpose | undefined;
  readonly asked?: boolean | undefined;
  /** Only those on which two people disagree, and which nobody settled. */
  readonly disputed?: boolean | undefined;
  readonly reach: Reach;
  readonly limit?: number | undefined;
}

/** More judgements than this are not read at once; the latest are. */
const MOST_JUDGEMENTS = 20_000;

const isDisputed = sql<boolean>`(j.second_at is not null and j.settled_at is null and j.value is distinct from j.second_value)`;

/** Judgements with the conversation that their message lies in now, the latest first. */
export async function findJudgements(
  tx: Handle,
  { since, until, label, purpose, asked, disputed, reach, limit = MOST_JUDGEMENTS }: JudgementsAsked,
): Promise<(FullJudgementRow & { readonly conversation_id: string | null })[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (since) conditions.push(sql`j.judged_at >= ${since}`);
  if (until) conditions.push(sql`j.judged_at < ${until}`);
  if (label) conditions.push(sql`j.label = ${label}`);
  if (purpose) conditions.push(sql`j.purpose = ${purpose}`);
  if (asked !== undefined) conditions.push(sql`j.asked = ${asked}`);
  if (disputed === true) conditions.push(isDisputed);
  const { rows } = await sql<FullJudgementRow & { conversation_id: string | null }>`
    select ${columns}, p.conversation_id
    from label_judgement j
    left join message_place p on p.home = j.home and p.message_id = j.message_id
    ${placeWithin(reach)}
    where ${sql.join(conditions, sql` and `)}
    order by j.judged_at desc, j.message_id limit ${limit}`.execute(tx);
  return rows;
}

/** Narrows rows `p` of `message_place` to those within a reach. */
function placeWithin(reach: Reach): RawBuilder<unknown> {
  if (reach === "all") return sql``;
  return sql`join message_text m on m.conversation_id = p.conversation_id and m.message_id = p.message_id
    and ${withinReach(reach, { unit: sql.ref("m.conversation_unit"), ofFunction: sql.ref("m.conversation_function") })}`;
}

/** Values of a label become others, whoever said them: nodes of the taxonomy were moved or merged. */
export async function renameJudged(
  tx: Handle,
  {
    label,
    names,
  }: { readonly label: "topic" | "intent"; readonly names: readonly { readonly from: string; readonly to: string }[] },
): Promise<void> {
  const renamed = sql`unnest(${names.map(({ from }) => from)}::text[], ${names.map(({ to }) => to)}::text[]) as u(a, b)`;
  for (const column of ["value", "second_value", "settled_value", "machine_value"])
    await sql`
      update label_judgement set ${sql.ref(column)} = u.b from ${renamed}
      where label = ${label} and ${sql.ref(column)} = u.a`.execute(tx);
}
