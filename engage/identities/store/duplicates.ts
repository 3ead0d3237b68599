import { homeOf } from "@firsthand/kernel/ids";
import type { Reach } from "@firsthand/kernel/permissions";
import { withinReach, type Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { IdentityRow } from "./identities.ts";

/** Where more identities than these share a key, the key tells nobody from anybody. */
const LARGEST_BLOCK = 8;
/** So many pairs are kept, the surest first. */
const MOST_PAIRS = 5000;

/** What each key is worth as evidence, alone; several add up as independent chances would. */
const WORTH = {
  mail: 0.9,
  phone: 0.85,
  handle: 0.5,
  name_local: 0.7,
  name_unit: 0.4,
} as const;

export type DuplicateReason = keyof typeof WORTH;

/**
 * Finds all pairs anew: identities share a key within small blocks, are of different persons, and nobody decided about
 * them. Returns how many are kept. Each identity has at most a handful of keys and a block at most eight members, so
 * that the work grows with the identities and not with their pairs.
 */
export async function replaceCandidates(tx: Handle, now: Date): Promise<number> {
  const worth = sql.join(Object.entries(WORTH).map(([reason, value]) => sql`(${reason}::text, ${value}::float8)`));
  // Temporary files are better than many passes in little memory.
  await sql`set local work_mem = '64MB'`.execute(tx);
  await sql`delete from identity_candidate`.execute(tx);
  const done = await sql`
    with known as materialized (
      select identity_id, home, person_id, kind, space, lower(value) as value,
        nullif(lower(regexp_replace(btrim(left(name, 200)), '[[:space:]]+', ' ', 'g')), '') as name
      from identity where sharing = 'personal' and kind <> 'anonymous' and value is not null and length(value) <= 320
    ), served as (
      select customer_id, min(unit) as unit from conversation_fact where unit is not null
      group by customer_id having min(unit) = max(unit)
    ), keys as (
      select 'mail' as reason, split_part(replace(split_part(value, '@', 1), '.', ''), '+', 1) || '@' || split_part(value, '@', 2)
        as key, identity_id, person_id from known where kind = 'email'
      union all
      select 'phone', right(regexp_replace(value, '[^0-9]', '', 'g'), 9), identity_id, person_id from known
      where kind in ('phone', 'account') and value ~ '^[+0-9 ()./-]{9,24}$'
        and length(regexp_replace(value, '[^0-9]', '', 'g')) >= 9
      union all
      select 'handle', regexp_replace(value, '^@', ''), identity_id, person_id from known
      where kind = 'account' and length(value) >= 5 and value !~ '^[+0-9 ()./-]*$'
      union all
      select 'name_local', name || '|' || split_part(value, '@', 1), identity_id, person_id from known
      where kind = 'email' and name is not null
      union all
      select 'name_unit', k.name || '|' || s.unit, k.identity_id, k.person_id from known k
      join served s on s.customer_id = k.identity_id where k.name like '% %'
    ), blocks as (
      select reason, array_agg(identity_id) as members from keys where key <> ''
      group by reason, key having count(*) between 2 and ${LARGEST_BLOCK}::int and count(distinct person_id) > 1
    ), pairs as (
      select distinct b.reason, one.id as from_id, other.id as to_id
      from blocks b, unnest(b.members) one(id), unnest(b.members) other(id) where one.id < other.id
    ), scored as (
      select p.from_id, p.to_id, 1 - exp(sum(ln(1 - w.value))) as score, array_agg(p.reason order by w.value desc) as reasons
      from pairs p join (values ${worth}) as w(reason, value) on w.reason = p.reason group by p.from_id, p.to_id
    ), parted as materialized (
      select least(a.person_id, b.person_id) as low, greatest(a.person_id, b.person_id) as high
      from identity_parting d join identity a on a.home = d.home and a.identity_id = d.from_id
      join identity b on b.identity_id = d.to_id
    ), open as (
      select distinct on (least(f.person_id, t.person_id), greatest(f.person_id, t.person_id))
        f.home, s.from_id, s.to_id, s.score, s.reasons
      from scored s join known f on f.identity_id = s.from_id join known t on t.identity_id = s.to_id
      where f.person_id <> t.person_id
        and not exists (
          select from parted d where d.low = least(f.person_id, t.person_id) and d.high = greatest(f.person_id, t.person_id))
        and not exists (
          select from identity_link l where l.state = 'undone'
            and ((l.from_id = s.from_id and l.to_id = s.to_id) or (l.from_id = s.to_id and l.to_id = s.from_id)))
      order by least(f.person_id, t.person_id), greatest(f.person_id, t.person_id), s.score desc, s.from_id, s.to_id
    )
    insert into identity_candidate (home, from_id, to_id, score, reasons, found_at)
    select home, from_id, to_id, score, reasons, ${now}::timestamptz from open
    order by score desc, from_id, to_id limit ${MOST_PAIRS}`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

type End = Pick<IdentityRow, "identity_id" | "person_id" | "kind" | "space" | "value" | "name">;

export interface CandidateRow {
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly one: End;
  readonly other: End;
}

/** Pairs that are still two people, the surest first, after a place; with how many there are, up to 1,000. */
export async function findCandidates(
  tx: Handle,
  page: {
    readonly limit: number;
    readonly reach: Reach;
    readonly after: { readonly score: number; readonly fromId: string; readonly toId: string } | undefined;
  },
): Promise<CandidateRow[]> {
  const { limit, after, reach } = page;
  const later = after
    ? sql`and (c.score < ${after.score}::real or (c.score = ${after.score}::real and (c.from_id, c.to_id) > (${after.fromId}::uuid, ${after.toId}::uuid)))`
    : sql``;
  const end = (of: string) => sql`jsonb_build_object('identity_id', ${sql.ref(of)}.identity_id, 'person_id',
    ${sql.ref(of)}.person_id, 'kind', ${sql.ref(of)}.kind, 'space', ${sql.ref(of)}.space, 'value', ${sql.ref(of)}.value,
    'name', ${sql.ref(of)}.name)`;
  const { rows } = await sql<CandidateRow>`
    select c.score, c.reasons, ${end("f")} as one, ${end("t")} as other
    ${openPairs(reach)} ${later} order by c.score desc, c.from_id, c.to_id limit ${limit}`.execute(tx);
  return rows;
}

/** Of candidates those whose ends are still two people that can be known, both within reach and none of them restricted. */
function openPairs(reach: Reach): RawBuilder<unknown> {
  return sql`from identity_candidate c
  join identity f on f.home = c.home and f.identity_id = c.from_id
  join identity t on t.home = (('x' || substr(c.to_id::text, 16, 3))::bit(12)::integer & 1023)::smallint
    and t.identity_id = c.to_id
  where f.person_id <> t.person_id and f.kind <> 'anonymous' and t.kind <> 'anonymous'
    and f.sharing = 'personal' and t.sharing = 'personal'
    and f.person_id not in (select component_id from restricted_identity)
    and t.person_id not in (select component_id from restricted_identity)
    and ${isReached("f", reach)} and ${isReached("t", reach)}`;
}

function isReached(of: string, reach: Reach): RawBuilder<unknown> {
  if (reach === "all") return sql`true`;
  const within = withinReach(reach, { unit: sql.ref("c.unit"), ofFunction: sql.ref("c.function") });
  const id = sql.ref(`${of}.identity_id`);
  return sql`exists (select from conversation_fact c where c.customer_id = ${id} and ${within})`;
}

/** How many open pairs there are, counted up to `most`. */
export async function countCandidates(tx: Handle, most: number, reach: Reach): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from (select 1 ${openPairs(reach)} limit ${most}) c`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Keeps that two identities are not one person; false when that was said before. */
export async function addParting(
  tx: Handle,
  { fromId, toId, by, at }: { readonly fromId: string; readonly toId: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const [low, high] = fromId < toId ? [fromId, toId] : [toId, fromId];
  await sql`delete from identity_candidate where from_id = ${low}::uuid and to_id = ${high}::uuid`.execute(tx);
  const done = await sql`
    insert into identity_parting (home, from_id, to_id, at, by)
    values (${homeOf(low)}, ${low}, ${high}, ${at}, ${by}) on conflict do nothing`.execute(tx);
  return (done.numAffectedRows ?? 0n) > 0n;
}
