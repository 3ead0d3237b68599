import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** A text that people labelled, with all that stands of what they said. */
export type LabelledText = {
  readonly text_hash: string;
  readonly direction: "in" | "out";
  readonly subject: string | null;
  readonly body: string;
  readonly language: string | null;
  readonly author_id: string | null;
  readonly customer_id: string;
  readonly labels: Readonly<Record<string, string | null>>;
};

/** The texts of customers that people labelled and that still stand, the latest first; at most `limit`. */
export async function findLabelledTexts(tx: Handle, limit: number): Promise<LabelledText[]> {
  const { rows } = await sql<LabelledText>`
    with said as (
      select home, interaction_id, text_hash, max(made_at) as made_at, jsonb_object_agg(label, value) as labels
      from label_correction where state = 'standing' group by home, interaction_id, text_hash
    )
    select s.text_hash, m.direction, m.subject, m.body, m.language, m.author_id, c.customer_id, s.labels
    from said s
    join thread_node n on n.home = s.home and n.node_id = s.interaction_id
    join interaction m on m.home = (('x0' || substr(n.conversation_id::text, 16, 3))::bit(16)::int & 1023)
      and m.interaction_id = s.interaction_id
    join conversation c on c.home = m.home and c.conversation_id = m.conversation_id
    where m.cleared_at is null and m.direction = 'in'
    order by s.made_at desc, s.text_hash limit ${limit}`.execute(tx);
  return rows;
}

/** What people said of texts, by the hash of the text; of several decisions on the same words the latest. */
export async function findSaidOfTexts(
  tx: Handle,
): Promise<{ readonly text_hash: string; readonly label: string; readonly value: string | null }[]> {
  const { rows } = await sql<{ text_hash: string; label: string; value: string | null }>`
    select distinct on (text_hash, label) text_hash, label, value from label_correction where state = 'standing'
    order by text_hash, label, made_at desc`.execute(tx);
  return rows;
}

/** A mark of all corrections, which changes whenever one of them did. */
export async function correctionsMark(tx: Handle): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ', count(*), max(made_at), count(undone_at), max(undone_at),
        sum(hashtext(concat(state, ' ', value)))) as mark
    from label_correction`.execute(tx);
  return rows[0]?.mark ?? "";
}

/** How many corrections of these labels stand that were made since then of what customers wrote. */
export async function countFreshCorrections(
  tx: Handle,
  { labels, since }: { readonly labels: readonly string[]; readonly since: Date | undefined },
): Promise<number> {
  const { rows } = await sql<{ standing: number }>`
    select count(*)::int as standing
    from label_correction c join thread_node n on n.home = c.home and n.node_id = c.interaction_id
    where c.state = 'standing' and c.made_at > ${since ?? new Date(0)} and c.label = any(${[...labels]}::text[])
      and n.direction = 'in'`.execute(tx);
  return rows[0]?.standing ?? 0;
}
