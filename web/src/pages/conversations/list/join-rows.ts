import type { ListedConversation } from "@firsthand/engage/conversations/contract";

type Placed = Pick<ListedConversation, "id" | "lastAt">;

export interface JoinedRows<Row> {
  readonly rows: readonly Row[];
  /** So much is new that the fresh rows do not reach down to the earlier ones; the earlier ones are shown alone. */
  readonly gap: boolean;
}

/**
 * The first page as it is now, joined with pages that were fetched below an earlier state of it. A conversation that
 * has moved up stands once, where it is now; one that has left the stretch of the first page has left the list.
 */
export function joinRows<Row extends Placed>(
  head: { readonly rows: readonly Row[]; readonly next: string | null },
  earlier: readonly Row[],
): JoinedRows<Row> {
  const last = head.rows.at(-1);
  const newest = earlier[0];
  if (!last || !newest || head.next === null) return { rows: head.rows, gap: false };
  if (isBelow(newest, last)) return { rows: once(earlier), gap: true };
  return { rows: once([...head.rows, ...earlier.filter((row) => isBelow(row, last))]), gap: false };
}

/** The order of the list: the latest activity first, then by id. Moments in UTC of one form sort as their texts. */
function isBelow(row: Placed, other: Placed): boolean {
  return row.lastAt < other.lastAt || (row.lastAt === other.lastAt && row.id < other.id);
}

function once<Row extends Placed>(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
