import { HOMES } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** A message of a customer, as it may be asked for. */
export interface TextRow {
  readonly message_id: string;
  readonly author_id: string | null;
  readonly customer_id: string | null;
  readonly subject: string | null;
  readonly body: string;
}

/** Longer ones are not asked for: nobody would read them to the end. */
const LONGEST_BODY = 4000;

/** When customers wrote last, up to a moment; undefined: never. */
export async function findLast(tx: Handle, until: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select m.at from message_text m where m.direction = 'in' and m.at <= ${until} order by m.at desc limit 1`.execute(
    tx,
  );
  return rows[0]?.at;
}

/**
 * Messages of customers since a moment, drawn by chance: of each home at most `each`, from a point of its ids on. Ids are
 * hashes, so what follows on a point is drawn by chance too. It reads some rows of each home by an index, however long
 * the log is. `points` are ids, one a home.
 */
export async function drawTexts(
  tx: Handle,
  { since, points, each }: { readonly since: Date; readonly points: readonly string[]; readonly each: number },
): Promise<TextRow[]> {
  const homes = Array.from({ length: HOMES }, (_, home) => home);
  const { rows } = await sql<TextRow>`
    select d.message_id, d.author_id, d.customer_id, d.subject, d.body
    from unnest(${homes}::smallint[], ${[...points]}::uuid[]) as u(home, point)
    cross join lateral (
      select m.message_id, m.author_id, m.customer_id, m.subject, m.body
      from message_text m
      where m.home = u.home and m.message_id >= u.point and m.direction = 'in' and m.cleared_at is null
        and m.at >= ${since} and (m.author_role is null or m.author_role <> 'bot')
        and length(m.body) between 1 and ${sql.lit(LONGEST_BODY)}
      order by m.message_id limit ${each}
    ) d`.execute(tx);
  return rows;
}
