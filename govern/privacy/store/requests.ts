import type { Counted } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { RequestKind, RequestState } from "../contract.ts";

export type RequestRow = {
  readonly request_id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly person_id: string;
  readonly identity_ids: readonly string[];
  readonly received_at: Date;
  readonly due_at: Date;
  readonly extended_why: string | null;
  readonly note: string | null;
  readonly made_at: Date;
  readonly made_by: string;
  readonly begun_at: Date | null;
  readonly begun_by: string | null;
  readonly step: number;
  readonly counts: readonly Counted[];
  readonly failure: { readonly code: string; readonly message: string; readonly advice: string | null } | null;
  readonly export_until: Date | null;
  readonly export_bytes: string | number | null;
  readonly proof: unknown;
  readonly ended_at: Date | null;
  readonly ended_by: string | null;
  readonly ended_why: string | null;
};

type Tables = { privacy_request: RequestRow };

const requests = (tx: Handle) => tx.$extendTables<Tables>();

export async function insertRequest(
  tx: Handle,
  row: Pick<
    RequestRow,
    | "request_id"
    | "kind"
    | "state"
    | "person_id"
    | "identity_ids"
    | "received_at"
    | "due_at"
    | "note"
    | "made_at"
    | "made_by"
  >,
): Promise<void> {
  await sql`
    insert into privacy_request (request_id, kind, state, person_id, identity_ids, received_at, due_at, note, made_at, made_by)
    values (${row.request_id}, ${row.kind}, ${row.state}, ${row.person_id}, ${row.identity_ids}::uuid[], ${row.received_at},
      ${row.due_at}, ${row.note}, ${row.made_at}, ${row.made_by})`.execute(tx);
}

export async function findRequest(tx: Handle, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`select * from privacy_request where request_id = ${id}`.execute(tx);
  return rows[0];
}

/** A request, which nobody else changes until the transaction ends. */
export async function lockRequest(tx: Handle, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`select * from privacy_request where request_id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Requests of these identities, the newest first; at most 50. */
export async function findRequestsOf(tx: Handle, identityIds: readonly string[]): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select * from privacy_request where identity_ids && ${identityIds}::uuid[] order by made_at desc limit 50`.execute(
    tx,
  );
  return rows;
}

/** A page of the list: open ones by when they are due, the others with the last that ended first. */
export async function pageRequests(
  tx: Handle,
  page: { readonly state: "open" | "ended" | "restricted"; readonly after: string | undefined; readonly limit: number },
): Promise<RequestRow[]> {
  const { state, after = null, limit } = page;
  const which =
    state === "restricted"
      ? sql`request_id in (select r.request_id from restriction r where r.lifted_at is null)`
      : sql`state in ('done', 'refused')`;
  const { rows } = await (
    state !== "open"
      ? sql<RequestRow>`
          select * from privacy_request where ${which} and (${after}::uuid is null
            or (ended_at, request_id) < (select ended_at, request_id from privacy_request where request_id = ${after}::uuid))
          order by ended_at desc, request_id desc limit ${limit}`
      : sql<RequestRow>`
          select * from privacy_request where state in ('open', 'working') and (${after}::uuid is null
            or (due_at, request_id) > (select due_at, request_id from privacy_request where request_id = ${after}::uuid))
          order by due_at, request_id limit ${limit}`
  ).execute(tx);
  return rows;
}

/** Changes some columns of a request. */
export async function changeRequest(
  tx: Handle,
  id: string,
  change: Partial<Omit<RequestRow, "request_id" | "counts" | "failure" | "proof">> & {
    readonly counts?: readonly Counted[];
    readonly failure?: RequestRow["failure"];
    readonly proof?: unknown;
  },
): Promise<void> {
  const { counts, failure, proof, ...plain } = change;
  const json = (value: unknown) => sql<never>`${value === null ? null : JSON.stringify(value)}::jsonb`;
  await requests(tx)
    .updateTable("privacy_request")
    .set({
      ...plain,
      ...(counts !== undefined && { counts: json(counts) }),
      ...(failure !== undefined && { failure: json(failure) }),
      ...(proof !== undefined && { proof: json(proof) }),
    })
    .where("request_id", "=", id)
    .execute();
}

/** Exports whose time is over; they are told once. */
export async function takeExpired(tx: Handle, now: Date): Promise<string[]> {
  const { rows } = await sql<{ request_id: string }>`
    update privacy_request set export_until = null, export_bytes = null where export_until < ${now}
    returning request_id`.execute(tx);
  return rows.map((row) => row.request_id);
}

/** Takes the files of requests of these identities off; whoever calls removes them. */
export async function takeExportsOf(tx: Handle, identityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ request_id: string }>`
    update privacy_request set export_until = null, export_bytes = null
    where identity_ids && ${identityIds}::uuid[] and export_until is not null returning request_id`.execute(tx);
  return rows.map((row) => row.request_id);
}

/** How many requests of these identities have notes. */
export async function countNotes(tx: Handle, identityIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from privacy_request where identity_ids && ${identityIds}::uuid[]
      and (note is not null or extended_why <> '' or ended_why <> '')`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Takes away what members wrote about requests of a customer who is being erased. Returns of how many. */
export async function clearNotes(tx: Handle, identityIds: readonly string[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update privacy_request set note = null, extended_why = case when extended_why is null then null else '' end,
      ended_why = case when ended_why is null then null else '' end
    where identity_ids && ${identityIds}::uuid[]
      and (note is not null or extended_why <> '' or ended_why <> '')`.execute(tx);
  return Number(numAffectedRows);
}
