import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

type TaxonomyLabel = "topic" | "intent";

/**
 * Labels of some values, of people and of machines, become others: nodes of the taxonomy were moved or merged. No value may
 * be both one that goes and one that comes. Returns how many of them people had given. It walks all conversations and
 * messages, once however many values there are.
 */
export async function renameLabels(
  tx: Handle,
  { label, names }: { readonly label: TaxonomyLabel; readonly names: readonly { from: string; to: string }[] },
): Promise<number> {
  if (names.length === 0) return 0;
  const column = sql.ref(label);
  const renamed = sql`unnest(${names.map(({ from }) => from)}::text[], ${names.map(({ to }) => to)}::text[]) as u(a, b)`;
  await sql`update interaction set ${column} = u.b from ${renamed} where ${column} = u.a`.execute(tx);
  await sql`update conversation set ${column} = u.b from ${renamed} where ${column} = u.a`.execute(tx);
  await sql`
    update label_correction set machine_value = u.b from ${renamed}
    where label = ${label} and machine_value = u.a`.execute(tx);
  const { numAffectedRows } = await sql`
    update label_correction set value = u.b from ${renamed} where label = ${label} and value = u.a`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * What people said of values that are no more is taken back and kept; its messages have none of that label until they are
 * read anew. Returns how many corrections there were.
 */
export async function takeBackLabels(
  tx: Handle,
  {
    label,
    values,
    at,
    by,
  }: { readonly label: TaxonomyLabel; readonly values: readonly string[]; readonly at: Date; readonly by: string },
): Promise<number> {
  if (values.length === 0) return 0;
  const column = sql.ref(label);
  const gone = sql`any(${values}::text[])`;
  await sql`update interaction set ${column} = null where ${column} = ${gone}`.execute(tx);
  await sql`update conversation set ${column} = null where ${column} = ${gone}`.execute(tx);
  await sql`
    update label_correction set machine_value = null where label = ${label} and machine_value = ${gone}`.execute(tx);
  const { numAffectedRows } = await sql`
    update label_correction set state = 'undone', undone_at = ${at}, undone_by = ${by}
    where label = ${label} and value = ${gone} and state = 'standing'`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

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

/** A mark of all corrections, which changes whenever one of them did; and how many stand that were made since then. */
export async function correctionsMark(
  tx: Handle,
  since?: Date,
): Promise<{ readonly mark: string; readonly standing: number }> {
  const { rows } = await sql<{ mark: string; standing: number }>`
    select concat_ws(' ', count(*), max(made_at), count(undone_at), max(undone_at),
        sum(hashtext(concat(state, ' ', value)))) as mark,
      (count(*) filter (where state = 'standing' and made_at > ${since ?? new Date(0)}))::int as standing
    from label_correction`.execute(tx);
  return rows[0] ?? { mark: "", standing: 0 };
}

/** Whether anybody wrote anything. */
export async function findMessagesExist(tx: Handle): Promise<boolean> {
  const { rows } = await sql`select from interaction where direction = 'in' limit 1`.execute(tx);
  return rows.length > 0;
}
