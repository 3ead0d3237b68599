import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { DeliveryState } from "./deliveries.ts";

export interface AttemptRow {
  readonly attempt_id: string;
  readonly endpoint_id: string;
  readonly event_no: number | null;
  readonly event_id: string;
  readonly what: string;
  readonly at: Date;
  readonly status: number | null;
  readonly milliseconds: number;
  readonly answer: string | null;
  readonly failure: string | null;
}

export async function addAttempt(tx: Handle, row: AttemptRow): Promise<void> {
  await sql`
    insert into webhook_attempt (attempt_id, endpoint_id, event_no, event_id, what, at, status, milliseconds, answer,
      failure)
    values (${row.attempt_id}, ${row.endpoint_id}, ${row.event_no}, ${row.event_id}, ${row.what}, ${row.at},
      ${row.status}, ${row.milliseconds}, ${row.answer}, ${row.failure})`.execute(tx);
}

/** The attempts at an endpoint, the last first, after a place; with what became of their events by now. */
export async function findAttempts(
  tx: Handle,
  endpointId: string,
  page: {
    readonly limit: number;
    readonly failed: boolean;
    readonly after: { readonly at: string; readonly id: string } | undefined;
  },
): Promise<(AttemptRow & { readonly state: DeliveryState | null; readonly at_exact: string })[]> {
  const { limit, failed, after } = page;
  const { rows } = await sql<AttemptRow & { state: DeliveryState | null; at_exact: string }>`
    select a.attempt_id, a.endpoint_id, a.event_no::float8 as event_no, a.event_id, a.what, a.at, a.status,
      a.milliseconds, a.answer, a.failure, d.state,
      to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_exact
    from webhook_attempt a
    left join webhook_delivery d on d.endpoint_id = a.endpoint_id and d.event_no = a.event_no
    where a.endpoint_id = ${endpointId}
      ${failed ? sql`and a.failure is not null` : sql``}
      ${after ? sql`and (a.at < ${after.at}::timestamptz or (a.at = ${after.at}::timestamptz and a.attempt_id > ${after.id}::uuid))` : sql``}
    order by a.at desc, a.attempt_id limit ${limit}`.execute(tx);
  return rows;
}

export interface Counts {
  readonly endpoint_id: string;
  readonly waiting: number;
  readonly waiting_since: Date | null;
  readonly failed: number;
  readonly done_day: number;
  readonly old_ends_at: Date | null;
}

/** How it goes with each endpoint. */
export async function countAll(tx: Handle, now: Date): Promise<ReadonlyMap<string, Counts>> {
  const day = new Date(now.getTime() - 86_400_000);
  const { rows } = await sql<Counts>`
    select n.endpoint_id, w.waiting, w.waiting_since,
      (select count(*)::int from webhook_delivery f where f.endpoint_id = n.endpoint_id and f.state = 'failed') as failed,
      (select count(*)::int from webhook_attempt a
        where a.endpoint_id = n.endpoint_id and a.at >= ${day} and a.failure is null) as done_day,
      (select max(ends_at) from webhook_secret s where s.endpoint_id = n.endpoint_id and ends_at > ${now}) as old_ends_at
    from webhook_endpoint n cross join lateral (
      select count(*)::int as waiting, min(e.at) as waiting_since
      from webhook_delivery d join webhook_event e using (event_no)
      where d.endpoint_id = n.endpoint_id and d.state = 'waiting'
    ) w`.execute(tx);
  return new Map(rows.map((row) => [row.endpoint_id, row]));
}
