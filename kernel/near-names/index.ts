/**
 * Names that a person may have meant, nearest first: those that contain what was typed (or are contained in it), then
 * those at most a third of the letters away (Levenshtein's distance, two letters swapped count once); capitals do not matter. Empty when none is near.
 */
export function closeNames(typed: string, names: readonly string[], limit = 5): string[] {
  const wanted = typed.toLowerCase();
  return names
    .map((name) => ({ name, distance: distanceTo(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(wanted.length, name.length) / 3)
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
    .slice(0, limit);
}

/** The same; when none is near, the first names of the list, so that an answer always shows what names look like. */
export function nearNames(typed: string, names: readonly string[], limit = 5): string[] {
  const close = closeNames(typed, names, limit);
  return close.length > 0 ? close : names.slice(0, limit);
}

function distanceTo(wanted: string, name: string): number {
  if (wanted === name) return 0;
  if (wanted !== "" && name !== "" && (name.includes(wanted) || wanted.includes(name))) return 0.5;
  return editDistance(wanted.slice(0, 100), name.slice(0, 100));
}

function editDistance(from: string, to: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const turned = swapped ? (twoAbove[column - 2] ?? Infinity) + 1 : Infinity;
      current.push(Math.min(replaced, turned, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    [twoAbove, above] = [above, current];
  }
  return above[to.length] ?? 0;
}
