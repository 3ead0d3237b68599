import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Cursor, Drift, StreamFailureCode } from "../../streams/index.ts";
import type { Tally } from "../ground.ts";

export interface KeptFailure {
  readonly code: StreamFailureCode;
  readonly message: string;
  readonly advice: string;
  readonly answer: string | null;
  readonly at: string;
}

export interface StreamRow {
  readonly connection_id: string;
  readonly stream: string;
  readonly cursor: Cursor | null;
  readonly due_at: Date;
  readonly leased_until: Date | null;
  readonly read_at: Date | null;
  readonly news_at: Date | null;
  readonly newest: Date | null;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly failure: KeptFailure | null;
}

/** Whose turn it is to read a stream; nobody else does until the lease has run out. */
export interface Lease {
  readonly connectionId: string;
  readonly stream: string;
  readonly lease: string;
}

export async function findStreams(tx: Handle, connectionIds?: readonly string[]): Promise<StreamRow[]> {
  const { rows } = await sql<StreamRow>`
    select connection_id, stream, cursor, due_at, leased_until, read_at, news_at, newest, failures, failing_since, failure
    from connection_stream
    where ${connectionIds === undefined ? sql`true` : sql`connection_id = any(${[...connectionIds]}::uuid[])`}
    order by connection_id, stream`.execute(tx);
  return rows;
}

/** Adds streams that are not there yet, due at once. */
export async function insertStreams(tx: Handle, connectionId: string, streams: readonly string[], now: Date) {
  await sql`
    insert into connection_stream (connection_id, stream, due_at)
    select ${connectionId}, name, ${now} from unnest(${[...streams]}::text[]) name
    on conflict do nothing`.execute(tx);
}

/** Takes out all streams but these. */
export async function dropStreams(tx: Handle, connectionId: string, kept: readonly string[]): Promise<void> {
  await sql`
    delete from connection_stream
    where connection_id = ${connectionId} and stream <> all(${[...kept]}::text[])`.execute(tx);
}

/** Takes the lease of the stream that is due longest, of connections that are on; undefined when none is due. */
export async function leaseNext(
  tx: Handle,
  { lease, now, until }: { readonly lease: string; readonly now: Date; readonly until: Date },
): Promise<(StreamRow & { readonly lease: string }) | undefined> {
  const { rows } = await sql<StreamRow & { lease: string }>`
    update connection_stream set lease = ${lease}, leased_until = ${until}
    where (connection_id, stream) = (
      select s.connection_id, s.stream from connection_stream s join connection using (connection_id)
      where state = 'on' and due_at <= ${now} and (leased_until is null or leased_until < ${now})
      order by due_at, s.connection_id, s.stream limit 1 for update of s skip locked)
    returning *`.execute(tx);
  return rows[0];
}

/** Whether the lease still holds and the connection is on; keeps both so until the transaction ends. */
export async function holdLease(tx: Handle, { connectionId, stream, lease }: Lease, until: Date): Promise<boolean> {
  const { rows: on } = await sql`
    select 1 from connection where connection_id = ${connectionId} and state = 'on' for share`.execute(tx);
  if (on.length === 0) return false;
  const { rows } = await sql`
    update connection_stream set leased_until = ${until}
    where connection_id = ${connectionId} and stream = ${stream} and lease = ${lease} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Keeps how far a stream was read, with what was read. */
export async function advanceStream(
  tx: Handle,
  { connectionId, stream }: Lease,
  { cursor, news, newest }: { readonly cursor: Cursor; readonly news: Date | null; readonly newest: Date | null },
): Promise<void> {
  await sql`
    update connection_stream set cursor = ${JSON.stringify(cursor)}::jsonb, news_at = coalesce(${news}, news_at),
      newest = greatest(newest, ${newest}), failures = 0, failing_since = null, failure = null
    where connection_id = ${connectionId} and stream = ${stream}`.execute(tx);
}

/** A stream was read to its end for now; gives the lease back. */
export async function endReading(
  tx: Handle,
  { connectionId, stream, lease }: Lease,
  { now, due }: { now: Date; due: Date },
) {
  await sql`
    update connection_stream set lease = null, leased_until = null, read_at = ${now}, due_at = ${due}, failures = 0,
      failing_since = null, failure = null
    where connection_id = ${connectionId} and stream = ${stream} and lease = ${lease}`.execute(tx);
}

/** Gives the lease back before the end; the stream is due again at once. */
export async function yieldReading(tx: Handle, { connectionId, stream, lease }: Lease, due: Date) {
  await sql`
    update connection_stream set lease = null, leased_until = null, due_at = ${due}
    where connection_id = ${connectionId} and stream = ${stream} and lease = ${lease}`.execute(tx);
}

/** Notes why a stream could not be read, and when it is tried again. */
export async function failReading(
  tx: Handle,
  { connectionId, stream, lease }: Lease,
  { now, due, failure }: { readonly now: Date; readonly due: Date; readonly failure: KeptFailure },
) {
  await sql`
    update connection_stream set lease = null, leased_until = null, due_at = ${due}, failures = failures + 1,
      failing_since = coalesce(failing_since, ${now}), failure = ${JSON.stringify(failure)}::jsonb
    where connection_id = ${connectionId} and stream = ${stream} and lease = ${lease}`.execute(tx);
}

/** Has streams of a connection be read now; whoever reads them loses the lease. `again`: from the beginning. */
export async function makeDue(tx: Handle, connectionId: string, { now, again }: { now: Date; again: boolean }) {
  await sql`
    update connection_stream set due_at = ${now}, lease = null, leased_until = null, failures = 0, failing_since = null,
      failure = null ${again ? sql`, cursor = null` : sql``}
    where connection_id = ${connectionId}`.execute(tx);
}

/** Has streams of a connection be read soon; who reads them goes on. */
export async function bringForward(tx: Handle, connectionId: string, now: Date): Promise<void> {
  await sql`update connection_stream set due_at = least(due_at, ${now}) where connection_id = ${connectionId}`.execute(
    tx,
  );
}

/** Adds to what came of a stream in this hour. */
export async function countHour(
  tx: Handle,
  { connectionId, stream }: Pick<Lease, "connectionId" | "stream">,
  counted: Partial<Tally> & {
    readonly hour: Date;
    readonly pages?: number;
    readonly bytes?: number;
    readonly milliseconds?: number;
    readonly failures?: number;
  },
): Promise<void> {
  const { hour, pages = 0, bytes = 0, milliseconds = 0, failures = 0 } = counted;
  const { records = 0, accepted = 0, repeated = 0, revised = 0, quarantined = 0 } = counted;
  await sql`
    insert into connection_hour as h (connection_id, stream, hour, pages, records, accepted, repeated, revised,
      quarantined, bytes, milliseconds, failures)
    values (${connectionId}, ${stream}, ${hour}, ${pages}, ${records}, ${accepted}, ${repeated}, ${revised},
      ${quarantined}, ${bytes}, ${Math.round(milliseconds)}, ${failures})
    on conflict (connection_id, stream, hour) do update set pages = h.pages + excluded.pages,
      records = h.records + excluded.records, accepted = h.accepted + excluded.accepted,
      repeated = h.repeated + excluded.repeated, revised = h.revised + excluded.revised,
      quarantined = h.quarantined + excluded.quarantined, bytes = h.bytes + excluded.bytes,
      milliseconds = h.milliseconds + excluded.milliseconds, failures = h.failures + excluded.failures`.execute(tx);
}

/** Notes what the other side sends differently. */
export async function noteDrift(
  tx: Handle,
  { connectionId, stream }: Pick<Lease, "connectionId" | "stream">,
  { drift, now }: { readonly drift: readonly Drift[]; readonly now: Date },
): Promise<void> {
  if (drift.length === 0) return;
  await sql`
    insert into connection_drift (connection_id, stream, field, change, first_at, last_at)
    select distinct ${connectionId}::uuid, ${stream}, field, change, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(drift)}::jsonb) as d(field text, change text)
    on conflict (connection_id, stream, field, change) do update set last_at = excluded.last_at`.execute(tx);
}
