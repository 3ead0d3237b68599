import type { Reach } from "@firsthand/kernel/permissions";
import { type Handle, withinReach } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { InsightState } from "../contract.ts";
import { type MessageFilter, messageFilter } from "../../filters/index.ts";

/** A finding as it is kept. */
export interface StoredInsight {
  readonly insight_id: string;
  readonly title: string;
  readonly says: string;
  readonly function: string;
  readonly unit: string | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly state: InsightState;
  readonly target_days: number;
  readonly filter: MessageFilter;
  readonly since: Date;
  readonly until: Date;
  readonly theme: string | null;
  readonly messages: number;
  readonly customers: number;
  readonly found_at: Date;
  readonly found_by: string;
  readonly acted_at: Date | null;
  readonly before_messages: number | null;
  readonly before_customers: number | null;
  readonly after_messages: number | null;
  readonly after_customers: number | null;
  readonly sample: boolean;
  readonly version: number;
}

type Kept = Omit<StoredInsight, "filter" | "version"> & { readonly filter: unknown; readonly version: string };

function storedOf(row: Kept): StoredInsight {
  return { ...row, filter: messageFilter.parse(row.filter), version: Number(row.version) };
}

/** Findings within a reach, the newest first, at most `limit`. */
export async function findInsights(
  tx: Handle,
  {
    reach,
    limit,
    ...only
  }: {
    readonly reach: Reach;
    readonly limit: number;
    readonly state?: string | undefined;
    readonly function?: string | undefined;
    /** A member's id, or `nobody`. */
    readonly owner?: string | undefined;
  },
): Promise<StoredInsight[]> {
  const conditions = [withinReach(reach, { unit: sql.ref("unit"), ofFunction: sql.ref("function") })];
  if (only.state !== undefined) conditions.push(sql<boolean>`state = ${only.state}`);
  if (only.function !== undefined) conditions.push(sql<boolean>`function = ${only.function}`);
  if (only.owner === "nobody") conditions.push(sql<boolean>`owner_id is null`);
  else if (only.owner !== undefined) conditions.push(sql<boolean>`owner_id = ${only.owner}`);
  const { rows } = await sql<Kept>`
    select * from insight where ${sql.join(conditions, sql` and `)}
    order by found_at desc, insight_id limit ${limit}`.execute(tx);
  return rows.map(storedOf);
}

export async function findInsight(tx: Handle, id: string): Promise<StoredInsight | undefined> {
  const { rows } = await sql<Kept>`select * from insight where insight_id = ${id}`.execute(tx);
  return rows.map(storedOf)[0];
}

/** The row, which nobody else changes until the transaction ends. */
export async function lockInsight(tx: Handle, id: string): Promise<StoredInsight | undefined> {
  const { rows } = await sql<Kept>`select * from insight where insight_id = ${id} for update`.execute(tx);
  return rows.map(storedOf)[0];
}

export async function insertInsight(tx: Handle, row: StoredInsight): Promise<void> {
  await sql`
    insert into insight (insight_id, title, says, function, unit, owner_id, owner_name, state, target_days, filter, since,
      until, theme, messages, customers, found_at, found_by, acted_at, before_messages, before_customers, after_messages,
      after_customers, sample, version)
    values (${row.insight_id}, ${row.title}, ${row.says}, ${row.function}, ${row.unit}, ${row.owner_id},
      ${row.owner_name}, ${row.state}, ${row.target_days}, ${JSON.stringify(row.filter)}::jsonb, ${row.since},
      ${row.until}, ${row.theme}, ${row.messages}, ${row.customers}, ${row.found_at}, ${row.found_by}, ${row.acted_at},
      ${row.before_messages}, ${row.before_customers}, ${row.after_messages}, ${row.after_customers}, ${row.sample},
      ${row.version})`.execute(tx);
}

export async function updateInsight(tx: Handle, row: StoredInsight): Promise<void> {
  await sql`
    update insight set title = ${row.title}, says = ${row.says}, function = ${row.function}, unit = ${row.unit},
      owner_id = ${row.owner_id}, owner_name = ${row.owner_name}, state = ${row.state},
      target_days = ${row.target_days}, filter = ${JSON.stringify(row.filter)}::jsonb, since = ${row.since},
      until = ${row.until}, messages = ${row.messages}, customers = ${row.customers}, acted_at = ${row.acted_at},
      before_messages = ${row.before_messages}, before_customers = ${row.before_customers},
      after_messages = ${row.after_messages}, after_customers = ${row.after_customers}, version = ${row.version}
    where insight_id = ${row.insight_id}`.execute(tx);
}

/** Findings acted on before that moment whose eight weeks have not been counted. */
export async function findToReview(tx: Handle, actedBefore: Date): Promise<string[]> {
  const { rows } = await sql<{ insight_id: string }>`
    select insight_id from insight where acted_at <= ${actedBefore} and after_messages is null
    order by acted_at`.execute(tx);
  return rows.map(({ insight_id }) => insight_id);
}

/** Removes the findings of the sample organisation. */
export async function deleteSampleInsights(tx: Handle): Promise<void> {
  await sql`delete from insight_raiser where insight_id in (select insight_id from insight where sample)`.execute(tx);
  await sql`delete from insight where sample`.execute(tx);
}
