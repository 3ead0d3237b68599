import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** An identity with what it is recognised by. */
export interface CustomerRow {
  readonly identity_id: string;
  readonly kind: string;
  readonly value: string | null;
  readonly keys: readonly string[];
}

const WITH_KEYS = sql`
  select i.identity_id, i.kind, i.value,
    coalesce((select array_agg(c.key order by c.at desc) from identity_correction c
      where c.identity_id = i.identity_id and c.key is not null), '{}')
    || coalesce((select array_agg(k.key order by k.valid_from desc, k.key) from identity_key k
      where k.home = i.home and k.identity_id = i.identity_id), '{}') as keys
  from identity i`;

/** All identities of the person whom this is an identity of; of a shared one, that one alone. */
export async function findAllOf(tx: Handle, identityId: string): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    ${WITH_KEYS} where i.person_id = (
      select person_id from identity where home = ${homeOf(identityId)} and identity_id = ${identityId}
    ) order by i.identity_id`.execute(tx);
  return rows;
}

/** Identities that carry one of these values. */
export async function findCarrying(tx: Handle, values: readonly string[]): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    ${WITH_KEYS} where i.value = any(${values}::text[]) and i.kind <> 'anonymous'`.execute(tx);
  return rows;
}

/** These identities, those that are there. */
export async function findThese(tx: Handle, ids: readonly string[]): Promise<CustomerRow[]> {
  const { rows } = await sql<CustomerRow>`
    ${WITH_KEYS} join unnest(${ids.map(homeOf)}::smallint[], ${ids}::uuid[]) as u(home, identity_id)
      on u.home = i.home and u.identity_id = i.identity_id`.execute(tx);
  return rows;
}

/** How many people agreed to what; of each the newest that any of their identities said, at one time the withdrawal. */
export async function countConsents(
  tx: Handle,
): Promise<{ purpose: string; channel: string; given: number; withdrawn: number }[]> {
  const { rows } = await sql<{ purpose: string; channel: string; given: number; withdrawn: number }>`
    select purpose, channel, (count(*) filter (where state = 'given'))::int as given,
      (count(*) filter (where state = 'withdrawn'))::int as withdrawn
    from (
      select distinct on (i.component_id, c.purpose_id, c.channel) c.purpose_id as purpose, c.channel, c.state
      from consent_fact c join identity_fact i on i.identity_id = c.identity_id
      order by i.component_id, c.purpose_id, c.channel, c.at desc, c.state desc
    ) said group by purpose, channel`.execute(tx);
  return rows;
}

/** How many people are known by an address, an account or a number. */
export async function countKnown(tx: Handle): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from (
      select from identity where kind <> 'anonymous' and sharing = 'personal' group by person_id) known`.execute(tx);
  return rows[0]?.people ?? 0;
}
