/** A line of a comparison; `before` and `after` are its numbers in either text, counted from 1. */
export type DiffRow =
  | { readonly kind: "same"; readonly text: string; readonly before: number; readonly after: number }
  | { readonly kind: "gone"; readonly text: string; readonly before: number }
  | { readonly kind: "new"; readonly text: string; readonly after: number };

/** Lines that are shown, or a run of unchanged ones that is folded away. */
export interface DiffPart {
  readonly folded: boolean;
  readonly rows: readonly DiffRow[];
}

/** Above this many pairs of lines the middle is told as taken out and put in whole; 2,000 lines against 2,000 fit. */
const mostPairs = 4_000_000;

/**
 * How one text becomes the other, line by line, with as few changed lines as there can be; of very long texts that have
 * little in common everything between the first and the last difference counts as changed.
 */
export function diffLines(before: string, after: string): DiffRow[] {
  const from = linesOf(before);
  const to = linesOf(after);
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head += 1;
  let tail = 0;
  const most = Math.min(from.length, to.length) - head;
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;

  const pairs = commonLines(from.slice(head, from.length - tail), to.slice(head, to.length - tail));
  const rows: DiffRow[] = [];
  let left = 0;
  let right = 0;
  const same = () => {
    rows.push({ kind: "same", text: from[left] ?? "", before: left + 1, after: right + 1 });
    left += 1;
    right += 1;
  };
  const changedUntil = (leftEnd: number, rightEnd: number) => {
    for (; left < leftEnd; left += 1) rows.push({ kind: "gone", text: from[left] ?? "", before: left + 1 });
    for (; right < rightEnd; right += 1) rows.push({ kind: "new", text: to[right] ?? "", after: right + 1 });
  };
  while (left < head) same();
  for (const [inFrom, inTo] of pairs) {
    changedUntil(head + inFrom, head + inTo);
    same();
  }
  changedUntil(from.length - tail, to.length - tail);
  while (left < from.length) same();
  return rows;
}

/** How many lines come and how many go. */
export function countChanges(rows: readonly DiffRow[]): { readonly added: number; readonly removed: number } {
  let added = 0;
  let removed = 0;
  for (const { kind } of rows) {
    if (kind === "new") added += 1;
    if (kind === "gone") removed += 1;
  }
  return { added, removed };
}

/** Folds long runs of unchanged lines, but for `context` lines beside each change. */
export function foldRows(rows: readonly DiffRow[], context: number): DiffPart[] {
  const shown = new Uint8Array(rows.length);
  rows.forEach(({ kind }, at) => {
    if (kind !== "same") shown.fill(1, Math.max(0, at - context), at + context + 1);
  });
  const parts: { folded: boolean; rows: DiffRow[] }[] = [];
  rows.forEach((row, at) => {
    const folded = shown[at] === 0;
    const last = parts.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else parts.push({ folded, rows: [row] });
  });
  return parts;
}

/** A line feed at the end is no line of its own, and how lines end is no difference. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** The longest sequence of lines that both have, as pairs of places. */
function commonLines(from: readonly string[], to: readonly string[]): [number, number][] {
  if (from.length * to.length > mostPairs) return [];
  const width = to.length + 1;
  // At [i][j]: how many lines the rests from line i and from line j have in common.
  const lengths = new Uint16Array((from.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < from.length && j < to.length) {
    if (from[i] === to[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
