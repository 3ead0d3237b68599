import type { ReadingOfLabel } from "@firsthand/learn/reading/contract";

export interface MatrixRow {
  readonly expected: string | null;
  readonly n: number;
  /** A cell for each column; `share` is of the row. */
  readonly cells: readonly { readonly given: string | null; readonly count: number; readonly share: number }[];
  /** What the machine said beside the columns. */
  readonly others: number;
}

/** The values that came up most, as a table of what people said by what the machine said. */
export function matrixOf(
  { values, cells }: Pick<ReadingOfLabel, "values" | "cells">,
  most: number,
): {
  readonly columns: readonly (string | null)[];
  readonly rows: readonly MatrixRow[];
  /** Values that people gave and that have no row. */
  readonly left: number;
} {
  const columns = values
    .toSorted((a, b) => b.recall.n + b.precision.n - a.recall.n - a.precision.n)
    .slice(0, most)
    .map(({ value }) => value);
  const shown = values.filter(({ value }) => columns.includes(value)).map(({ value }) => value);
  const countOf = (expected: string | null, given: string | null) =>
    cells.find((cell) => cell.expected === expected && cell.given === given)?.count ?? 0;
  const rows = shown.flatMap((expected): MatrixRow[] => {
    const n = cells.reduce((sum, cell) => sum + (cell.expected === expected ? cell.count : 0), 0);
    if (n === 0) return [];
    const own = shown.map((given) => {
      const count = countOf(expected, given);
      return { given, count, share: count / n };
    });
    return [{ expected, n, cells: own, others: n - own.reduce((sum, { count }) => sum + count, 0) }];
  });
  const given = values.filter(({ recall }) => recall.n > 0).length;
  return { columns: shown, rows, left: given - rows.length };
}

/** What is most often taken for something else, the most first. */
export function confusionsOf({ cells }: Pick<ReadingOfLabel, "cells">, most: number): ReadingOfLabel["cells"] {
  return cells.filter(({ expected, given }) => expected !== given).slice(0, most);
}
