/** Where the columns of the map lie: the name, the stages in order, and the chasm between two of them. */
export interface Columns {
  /** For `grid-template-columns`; `--name` and `--gap` are set by the style sheet. */
  readonly template: string;
  /** Levels from left to right. */
  readonly levels: readonly number[];
  /** How many stages lie before the chasm; undefined where there is none. */
  readonly before: number | undefined;
}

interface Shape {
  readonly stages: readonly { readonly level: number }[];
  readonly divide: { readonly afterLevel: number } | null;
}

/** Named lines `s0`, `s1` … begin the stages, `e0`, `e1` … end them; `chasm` lies between. */
export function columnsOf({ stages, divide }: Shape): Columns {
  const levels = stages.map(({ level }) => level);
  const after = divide === null ? -1 : levels.indexOf(divide.afterLevel);
  const before = after >= 0 && after < levels.length - 1 ? after + 1 : undefined;
  const last = levels.length - 1;
  const parts = levels.map((_level, at) => {
    if (at === last) return `minmax(0, 1fr) [e${at} end]`;
    return at + 1 === before
      ? `minmax(0, 1fr) [e${at} chasm] var(--gap) [s${at + 1}]`
      : `minmax(0, 1fr) [e${at} s${at + 1}]`;
  });
  return { template: `[name] var(--name) [s0] ${parts.join(" ")}`, levels, before };
}

/** The grid column of one stage. */
export function columnOf(at: number): string {
  return `s${at} / e${at}`;
}

/** The grid columns from the first stage up to one. */
function reachOf(at: number): string {
  return `s0 / e${at}`;
}

/** The bars of a row: solid up to its floor, and an outline from there to its ceiling, if that is higher. */
export function barsOf(
  { floor, ceiling }: { readonly floor: number; readonly ceiling: number },
  levels: readonly number[],
): { readonly floor: string; readonly ceiling: string | undefined } {
  const reached = Math.max(0, levels.indexOf(floor));
  const could = levels.indexOf(ceiling);
  return {
    floor: reachOf(reached),
    ceiling: could > reached ? `e${reached} / e${could}` : undefined,
  };
}

/** As many stages on each side of the chasm as both sides have: there the bridge stands on firm ground. */
export function bridgeOf({ levels, before }: Columns): string | undefined {
  if (before === undefined) return undefined;
  const side = Math.min(before, levels.length - before);
  return `s${before - side} / e${before + side - 1}`;
}

/** Where an arrow key leads from a cell of a table; undefined for other keys and beyond its edges. */
export function nextCell(
  { row, column }: Cell,
  key: string,
  { rows, columns, control }: { readonly rows: number; readonly columns: number; readonly control: boolean },
): Cell | undefined {
  const target = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row: control ? 0 : row, column: 0 },
    End: { row: control ? rows - 1 : row, column: columns - 1 },
  }[key];
  if (!target || target.row < 0 || target.row >= rows || target.column < 0 || target.column >= columns)
    return undefined;
  return target;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}
