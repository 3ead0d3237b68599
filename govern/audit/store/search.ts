import type { Handle } from "@firsthand/platform/storage";
import { type RawBuilder, sql } from "kysely";

import type { LineFilter } from "../contract.ts";
import type { FullLine } from "../rules/detail.ts";
import type { ListedLine } from "../rules/shown.ts";

/** A line in the list; the moment to the microsecond, as the mark of a page says it. */
export interface ListedRow extends ListedLine {
  readonly at_exact: string;
}

const exact = sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_exact`;

const listed = sql`line_id, at, actor_kind, actor_id, operation, subject_kind, subject_id, unit, outcome, code,
  erased_at, content->>'name' as name, content->>'address' as address,
  coalesce(array(select jsonb_path_query(content, '$.changes[*].subject') #>> '{}'), '{}') as changed, ${exact}`;

export interface LinePage {
  readonly filter: LineFilter;
  readonly limit: number;
  readonly after: { readonly at: string; readonly id: string } | undefined;
}

/** Lines that fit, the newest first. */
export async function findLines(tx: Handle, page: LinePage): Promise<readonly ListedRow[]> {
  const { rows } = await sql<ListedRow>`select ${listed} ${pageOf(page)}`.execute(tx);
  return rows;
}

/** The same, with everything. */
export async function findFullLines(
  tx: Handle,
  page: LinePage,
): Promise<readonly (FullLine & Pick<ListedRow, "at_exact">)[]> {
  const { rows } = await sql<FullLine & Pick<ListedRow, "at_exact">>`select *, ${exact} ${pageOf(page)}`.execute(tx);
  return rows;
}

function pageOf({ filter, limit, after }: LinePage): RawBuilder<unknown> {
  const rest = after ? sql`and (at, line_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  return sql`from audit_line where ${condition(filter)} ${rest} order by at desc, line_id desc limit ${limit}`;
}

/** How many fit, counted up to `most`. */
export async function countLines(tx: Handle, filter: LineFilter, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from audit_line where ${condition(filter)} limit ${most}) found`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

function condition(filter: LineFilter): RawBuilder<unknown> {
  const { actor, actorKind, operation, outcome, from, to, about } = filter;
  const parts = [
    actor === undefined ? undefined : sql`actor_id = ${actor}`,
    actorKind === undefined ? undefined : sql`actor_kind = ${actorKind}`,
    operation === undefined
      ? undefined
      : sql`(operation = ${operation} or operation like ${`${literal(operation)}.%`})`,
    outcome === undefined ? undefined : sql`outcome = ${outcome}`,
    from === undefined ? undefined : sql`at >= ${from}::timestamptz`,
    to === undefined ? undefined : sql`at < ${to}::timestamptz`,
    about === undefined ? undefined : aboutCondition(about),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** Each word is the beginning of an id, or of a word in the name of a setting. */
function aboutCondition(about: string): RawBuilder<unknown> {
  const words = about.split(/\s+/u).filter((word) => word !== "");
  const query = words.map((word) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}':*`).join(" & ");
  return sql`audit_words(about, content) @@ lower(${query})::tsquery`;
}

/** A text in which `like` finds itself and nothing else. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

export async function findLine(tx: Handle, id: string): Promise<FullLine | undefined> {
  const { rows } = await sql<FullLine>`select * from audit_line where line_id = ${id}`.execute(tx);
  return rows[0];
}

export interface ActorRow {
  readonly actor_id: string;
  /** As the newest line says. */
  readonly actor_kind: string;
  /** As the newest line that still has it says. */
  readonly name: string | null;
  /** Up to `most`. */
  readonly lines: number;
}

/** Who did anything, the busiest first. It goes from one to the next in an index, and never through all lines. */
export async function findActors(
  tx: Handle,
  { limit, most }: { readonly limit: number; readonly most: number },
): Promise<readonly ActorRow[]> {
  const { rows } = await sql<ActorRow>`
    with recursive actor (actor_id) as (
      select min(actor_id) from audit_line
      union all
      select (select min(l.actor_id) from audit_line l where l.actor_id > a.actor_id) from actor a
      where a.actor_id is not null
    )
    select a.actor_id, newest.actor_kind, named.name, counted.lines
    from actor a
    cross join lateral (select actor_kind from audit_line l where l.actor_id = a.actor_id
                        order by at desc, line_id desc limit 1) newest
    left join lateral (select content->>'name' as name from audit_line l
                       where l.actor_id = a.actor_id and content is not null
                       order by at desc, line_id desc limit 1) named on true
    cross join lateral (select count(*) as lines from (select from audit_line l where l.actor_id = a.actor_id
                                                       limit ${most}) some_lines) counted
    order by lines desc, a.actor_id limit ${limit}`.execute(tx);
  return rows;
}
