import { stableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** A digest of a member. */
export interface Report {
  readonly memberId: string;
  readonly function: string;
  readonly week: string;
}

export async function findSubscription(tx: Handle, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ function: string }>`
    select function from digest_subscription where member_id = ${memberId} order by function`.execute(tx);
  return rows.map((row) => row.function);
}

export async function saveSubscription(
  tx: Handle,
  memberId: string,
  { functions, since }: { readonly functions: readonly string[]; readonly since: Date },
): Promise<void> {
  await sql`
    delete from digest_subscription
    where member_id = ${memberId} and function <> all(${[...functions]}::text[])`.execute(tx);
  await sql`
    insert into digest_subscription (member_id, function, since)
    select ${memberId}, f, ${since} from unnest(${[...functions]}::text[]) f on conflict do nothing`.execute(tx);
}

/** Who receives which digests. */
export async function findSubscribers(
  tx: Handle,
): Promise<readonly { readonly member_id: string; readonly function: string }[]> {
  const { rows } = await sql<{ member_id: string; function: string }>`
    select member_id, function from digest_subscription order by member_id, function`.execute(tx);
  return rows;
}

/** Ends the digests of whoever is no member any more. */
export async function dropSubscriber(tx: Handle, memberId: string): Promise<void> {
  await sql`delete from digest_subscription where member_id = ${memberId}`.execute(tx);
}

/** Takes a digest in hand, so that nobody else sends it; false if it went out. */
export async function beginReport(tx: Handle, report: Report): Promise<boolean> {
  const id = stableId("digest", report.memberId, report.function, report.week);
  await sql`
    insert into digest_report (report_id, function, week, member_id)
    values (${id}, ${report.function}, ${report.week}, ${report.memberId}) on conflict do nothing`.execute(tx);
  const { rows } = await sql`
    select 1 from digest_report where report_id = ${id} and sent_at is null for update skip locked`.execute(tx);
  return rows.length > 0;
}

export async function endReport(tx: Handle, { memberId, function: of, week }: Report, at: Date): Promise<void> {
  await sql`
    update digest_report set sent_at = ${at}
    where member_id = ${memberId} and function = ${of} and week = ${week}`.execute(tx);
}

/** Notes that a member opened a digest that they had received; true the first time. */
export async function openReport(tx: Handle, { memberId, function: of, week }: Report, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update digest_report set opened_at = ${at}
    where member_id = ${memberId} and function = ${of} and week = ${week} and sent_at is not null and opened_at is null
    returning 1`.execute(tx);
  return rows.length > 0;
}
