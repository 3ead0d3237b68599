import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface UseRow {
  readonly use_id: string;
  readonly at: Date;
  readonly by_id: string;
  readonly by_name: string;
  readonly what: string;
  readonly conversation_id: string | null;
  readonly theme_id: string | null;
  readonly model: string;
  readonly state: "asked" | "done" | "failed";
  readonly code: string | null;
  readonly prompt_tokens: number;
  readonly answer_tokens: number;
  readonly estimated: boolean;
  readonly milliseconds: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
}

type Begun = Pick<
  UseRow,
  | "use_id"
  | "at"
  | "by_id"
  | "by_name"
  | "what"
  | "conversation_id"
  | "theme_id"
  | "model"
  | "prompt_tokens"
  | "answer_tokens"
>;

/** Notes that it is asked, with the most tokens that this may take. */
export async function insertUse(tx: Handle, row: Begun): Promise<void> {
  await sql`
    insert into assist_use (use_id, at, by_id, by_name, what, conversation_id, theme_id, model, state, prompt_tokens,
      answer_tokens, estimated)
    values (${row.use_id}, ${row.at}, ${row.by_id}, ${row.by_name}, ${row.what}, ${row.conversation_id},
      ${row.theme_id}, ${row.model}, 'asked', ${row.prompt_tokens}, ${row.answer_tokens}, true)`.execute(tx);
}

/** Notes what came of it. */
export async function endUse(
  tx: Handle,
  row: Pick<
    UseRow,
    "use_id" | "state" | "code" | "prompt_tokens" | "answer_tokens" | "estimated" | "milliseconds" | "cost" | "currency"
  >,
): Promise<void> {
  await sql`
    update assist_use set state = ${row.state}, code = ${row.code}, prompt_tokens = ${row.prompt_tokens},
      answer_tokens = ${row.answer_tokens}, estimated = ${row.estimated}, milliseconds = ${row.milliseconds},
      cost = ${row.cost}, currency = ${row.currency}
    where use_id = ${row.use_id}`.execute(tx);
}

/** Forgets what lies before that moment. */
export async function forgetUses(tx: Handle, before: Date): Promise<void> {
  await sql`delete from assist_use where at < ${before}`.execute(tx);
}

/** Tokens since a moment, with the most that what is under way may take. */
export async function countTokens(tx: Handle, since: Date): Promise<number> {
  const { rows } = await sql<{ tokens: number }>`
    select coalesce(sum(prompt_tokens::bigint + answer_tokens), 0)::float8 as tokens from assist_use
    where at >= ${since}`.execute(tx);
  return rows[0]?.tokens ?? 0;
}

/** How often it was asked since a moment, by everybody and by one of them. */
export async function countAsked(tx: Handle, since: Date, by: string): Promise<{ all: number; own: number }> {
  const { rows } = await sql<{ all: number; own: number }>`
    select count(*)::int as all, count(*) filter (where by_id = ${by})::int as own from assist_use
    where at >= ${since}`.execute(tx);
  return rows[0] ?? { all: 0, own: 0 };
}

interface Span {
  readonly since: Date;
  readonly until: Date;
}

export interface TallyRow {
  readonly what: string;
  readonly by_name: string;
  readonly currency: string | null;
  readonly asked: number;
  readonly failed: number;
  readonly prompt_tokens: number;
  readonly answer_tokens: number;
  readonly cost: number | null;
}

/** Counts of a span by use, person and currency. */
export async function tallyUses(tx: Handle, { since, until }: Span): Promise<TallyRow[]> {
  const { rows } = await sql<TallyRow>`
    select what, by_name, currency, count(*)::int as asked, count(*) filter (where state = 'failed')::int as failed,
      sum(prompt_tokens)::float8 as prompt_tokens, sum(answer_tokens)::float8 as answer_tokens, sum(cost) as cost
    from assist_use where at >= ${since} and at < ${until}
    group by what, by_name, currency order by what, by_name, currency`.execute(tx);
  return rows;
}

/** The newest of a span. */
export async function findUses(tx: Handle, { since, until }: Span, limit: number): Promise<UseRow[]> {
  const { rows } = await sql<UseRow>`
    select * from assist_use where at >= ${since} and at < ${until} order by at desc, use_id limit ${limit}`.execute(
    tx,
  );
  return rows;
}
