import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface EndpointRow {
  readonly endpoint_id: string;
  readonly name: string;
  readonly address: string;
  readonly events: readonly string[];
  readonly channels: readonly string[];
  readonly units: readonly string[];
  readonly personal: "masked" | "full";
  readonly own_network: boolean;
  readonly state: "on" | "paused" | "gone" | "failing";
  readonly cursor: number;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly rest_until: Date | null;
  readonly done_at: Date | null;
  readonly stopped_at: Date | null;
  readonly stopped_why: string | null;
  readonly version: number;
  readonly made_by: string;
  readonly made_at: Date;
}

const COLUMNS = sql`endpoint_id, name, address, events, channels, units, personal, own_network, state,
  cursor::float8 as cursor, failures, failing_since, rest_until, done_at, stopped_at, stopped_why,
  version::float8 as version, made_by, made_at`;

export async function findEndpoints(tx: Handle): Promise<EndpointRow[]> {
  const { rows } = await sql<EndpointRow>`
    select ${COLUMNS} from webhook_endpoint order by name, endpoint_id`.execute(tx);
  return rows;
}

export async function findEndpoint(tx: Handle, id: string): Promise<EndpointRow | undefined> {
  const { rows } = await sql<EndpointRow>`
    select ${COLUMNS} from webhook_endpoint where endpoint_id = ${id}`.execute(tx);
  return rows[0];
}

/** The row; until the transaction ends nobody else changes it. */
export async function lockEndpoint(tx: Handle, id: string): Promise<EndpointRow | undefined> {
  const { rows } = await sql<EndpointRow>`
    select ${COLUMNS} from webhook_endpoint where endpoint_id = ${id} for update`.execute(tx);
  return rows[0];
}

type Settings = Pick<
  EndpointRow,
  "endpoint_id" | "name" | "address" | "events" | "channels" | "units" | "personal" | "own_network"
>;

/** A new one, which is told what happens from now on; false if there is one of that name. */
export async function insertEndpoint(
  tx: Handle,
  row: Settings & Pick<EndpointRow, "made_by" | "made_at">,
): Promise<boolean> {
  const { rows } = await sql`
    insert into webhook_endpoint (endpoint_id, name, address, events, channels, units, personal, own_network, state,
      cursor, version, made_by, made_at)
    select ${row.endpoint_id}::uuid, ${row.name}, ${row.address}, ${[...row.events]}::text[],
      ${[...row.channels]}::text[], ${[...row.units]}::text[], ${row.personal}, ${row.own_network}, 'on', last_event, 1,
      ${row.made_by}, ${row.made_at}
    from webhook_place on conflict (name) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** False if another has that name. */
export async function updateEndpoint(tx: Handle, row: Settings): Promise<boolean> {
  const { rows } = await sql`
    update webhook_endpoint set name = ${row.name}, address = ${row.address}, events = ${[...row.events]}::text[],
      channels = ${[...row.channels]}::text[], units = ${[...row.units]}::text[], personal = ${row.personal},
      own_network = ${row.own_network}, version = version + 1
    where endpoint_id = ${row.endpoint_id} and not exists (
      select from webhook_endpoint o where o.name = ${row.name} and o.endpoint_id <> ${row.endpoint_id}
    ) returning 1`.execute(tx);
  return rows.length > 0;
}

/** Stops one, or has it go on: then what failed before is forgotten. */
export async function setState(
  tx: Handle,
  id: string,
  { state, why, now }: { readonly state: EndpointRow["state"]; readonly why: string | null; readonly now: Date },
): Promise<void> {
  const on = state === "on";
  await sql`
    update webhook_endpoint set state = ${state}, stopped_why = ${why}, stopped_at = ${on ? null : now},
      rest_until = null, version = version + 1,
      failures = case when ${on} then 0 else failures end,
      failing_since = case when ${on} then null else failing_since end
    where endpoint_id = ${id}`.execute(tx);
}

/** Notes that it took something. */
export async function noteDone(tx: Handle, id: string, now: Date): Promise<void> {
  await sql`
    update webhook_endpoint set failures = 0, failing_since = null, rest_until = null, done_at = ${now}
    where endpoint_id = ${id}`.execute(tx);
}

/** Notes that it did not; returns how often in a row, and since when. */
export async function noteFailed(
  tx: Handle,
  id: string,
  now: Date,
): Promise<Pick<EndpointRow, "failures" | "failing_since" | "state"> | undefined> {
  const { rows } = await sql<Pick<EndpointRow, "failures" | "failing_since" | "state">>`
    update webhook_endpoint set failures = failures + 1, failing_since = coalesce(failing_since, ${now})
    where endpoint_id = ${id} returning failures, failing_since, state`.execute(tx);
  return rows[0];
}

export async function setRest(tx: Handle, id: string, until: Date | null): Promise<void> {
  await sql`update webhook_endpoint set rest_until = ${until} where endpoint_id = ${id}`.execute(tx);
}

/** Takes one out with everything that is known of it. */
export async function deleteEndpoint(tx: Handle, id: string): Promise<void> {
  for (const table of ["webhook_attempt", "webhook_delivery", "webhook_secret", "webhook_endpoint"])
    await sql`delete from ${sql.table(table)} where endpoint_id = ${id}`.execute(tx);
}
