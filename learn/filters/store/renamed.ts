import { sql, type RawBuilder } from "kysely";

/** Nodes of the taxonomy that are called otherwise from now on, since they were moved or merged. */
export interface RenamedNodes {
  readonly label: "topic" | "intent";
  readonly names: readonly { readonly from: string; readonly to: string }[];
}

/** Whether a filter, kept as jsonb in `column`, names one of these nodes; and the filter with their new names. */
export function renamedIn(
  column: string,
  { label, names }: RenamedNodes,
): { readonly isNamed: RawBuilder<boolean>; readonly renamed: RawBuilder<unknown> } {
  const kept = sql.ref(column);
  const key = label === "topic" ? "topics" : "intents";
  const [from, to] = [names.map((name) => name.from), names.map((name) => name.to)];
  return {
    isNamed: sql<boolean>`coalesce(jsonb_exists_any(${kept} -> ${key}::text, ${from}::text[]), false)`,
    renamed: sql`jsonb_set(${kept}, array[${key}::text], (
      select jsonb_agg(distinct coalesce(u.b, id))
      from jsonb_array_elements_text(${kept} -> ${key}::text) id
      left join unnest(${from}::text[], ${to}::text[]) as u(a, b) on u.a = id))`,
  };
}
