import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface TextRow {
  readonly message_id: string;
  readonly at: Date;
  readonly customer_id: string | null;
  readonly subject: string | null;
  readonly body: string;
  readonly topic: string | null;
}

interface Window {
  readonly since: Date;
  readonly until: Date;
}

const said = ({ since, until }: Window) =>
  sql`m.direction = 'in' and m.cleared_at is null and m.at >= ${since}::timestamptz and m.at < ${until}::timestamptz`;

/** When customers wrote last, up to a moment; null: never. */
export async function findLast(db: Handle, until: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select m.at from message_text m where m.direction = 'in' and m.at < ${until}::timestamptz
    order by m.at desc limit 1`.execute(db);
  return rows[0]?.at ?? null;
}

export async function countTexts(db: Handle, window: Window): Promise<number> {
  const { rows } = await sql<{ messages: number }>`
    select count(*)::float8 as messages from message_text m where ${said(window)}`.execute(db);
  return rows[0]?.messages ?? 0;
}

/** What customers wrote in a window; of a share of the customers, always the same ones. */
export async function findTexts(db: Handle, window: Window, share: number): Promise<TextRow[]> {
  const parts = 10_000;
  const { rows } = await sql<TextRow>`
    select m.message_id, m.at, m.customer_id, m.subject, left(m.body, 4000) as body, m.topic
    from message_text m
    where ${said(window)}
      and (hashtext(coalesce(m.customer_id, m.message_id)::text) & 2147483647) % ${sql.lit(parts)} < ${Math.ceil(share * parts)}`.execute(
    db,
  );
  return rows;
}
