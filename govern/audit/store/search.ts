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

function aboutCondition(about: string): RawBuilder<unknown> {
  const part = `%${literal(about)}%`;
  return sql`(exists (select 1 from unnest(about) one where one ilike ${part})
    or exists (select 1 from jsonb_path_query(content, '$.changes[*].subject') one where one #>> '{}' ilike ${part}))`;
}

/** A text in which `like` finds itself and nothing else. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

export async function findLine(tx: Handle, id: string): Promise<FullLine | undefined> {
  const { rows } = await sql<FullLine>`select * from audit_line where line_id = ${id}`.execute(tx);
  return rows[0];
}

export interface ActorRow {
  readonly actor_kind: string;
  readonly actor_id: string;
  /** As the newest line that still has it says. */
  readonly name: string | null;
  readonly lines: number;
}

/** Who did anything, the busiest first. */
export async function findActors(tx: Handle, limit: number): Promise<readonly ActorRow[]> {
  const { rows } = await sql<ActorRow>`
    select a.*, (select content->>'name' from audit_line l
                 where l.actor_id = a.actor_id and l.actor_kind = a.actor_kind and content is not null
                 order by at desc, line_id desc limit 1) as name
    from (select actor_kind, actor_id, count(*) as lines from audit_line group by 1, 2
          order by 3 desc, 1, 2 limit ${limit}) a order by lines desc, actor_kind, actor_id`.execute(tx);
  return rows;
}
