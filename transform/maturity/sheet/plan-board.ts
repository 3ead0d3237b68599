import type { Position } from "../contract/position.ts";

/** Points: no row is flatter, so that its title can be read, and none is taller. */
const FLATTEST = 8.5;
const TALLEST = 27;
/** A heading of a group is so much as tall as a row. */
const HEADING = 0.75;
/** Rows flatter than this have no headings of groups among them. */
const FLATTEST_WITH_HEADINGS = 12;

/** Where things stand from left to right, in points. */
export interface Columns {
  readonly left: number;
  readonly right: number;
  readonly labelWidth: number;
  readonly stages: readonly { readonly level: number; readonly left: number; readonly right: number }[];
  /** Between the two halves, where the model is divided. */
  readonly chasm: { readonly left: number; readonly right: number } | null;
  readonly certaintyLeft: number;
}

/** Where the columns stand between two edges. */
export function planColumns(
  { stages, divide }: Pick<Position, "stages" | "divide">,
  { left, right }: { readonly left: number; readonly right: number },
): Columns {
  const labelWidth = 114;
  const certaintyWidth = 78;
  const behind = divide ? stages.findIndex(({ level }) => level > divide.afterLevel) : -1;
  const gap = behind > 0 ? 36 : 0;
  const start = left + labelWidth;
  const width = (right - certaintyWidth - start - gap) / stages.length;
  const columns = stages.map(({ level }, index) => {
    const begin = start + index * width + (behind > 0 && index >= behind ? gap : 0);
    return { level, left: begin, right: begin + width };
  });
  const shore = behind > 0 ? columns[behind - 1]?.right : undefined;
  return {
    left,
    right,
    labelWidth,
    stages: columns,
    chasm: shore === undefined ? null : { left: shore, right: shore + gap },
    certaintyLeft: right - certaintyWidth + 8,
  };
}

type Row = Position["dimensions"][number];

/** A row, or the heading of those that follow, from `top` down. */
export type Line =
  | { readonly kind: "row"; readonly row: Row; readonly top: number; readonly height: number }
  | { readonly kind: "heading"; readonly title: string; readonly top: number; readonly height: number };

export interface Board {
  readonly lines: readonly Line[];
  readonly bottom: number;
  /** Rows for which there is no place. */
  readonly omitted: readonly Row[];
}

/** Which rows stand where between two heights. Where not all find a place, those that bind do before the others. */
export function planBoard(
  { dimensions, binding }: Pick<Position, "dimensions" | "binding">,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Board {
  const shown = chooseRows(dimensions, binding, Math.floor((bottom - top) / FLATTEST));
  const grouped = shown.map((row, index) => ({
    row,
    heading: row.group !== null && row.group !== shown[index - 1]?.group ? row.group : null,
  }));
  const headings = grouped.filter(({ heading }) => heading !== null).length;
  const withHeadings = (bottom - top) / (shown.length + headings * HEADING) >= FLATTEST_WITH_HEADINGS;
  const units = shown.length + (withHeadings ? headings * HEADING : 0);
  const height = Math.min(TALLEST, (bottom - top) / Math.max(units, 1));
  const lines: Line[] = [];
  let next = top;
  for (const { row, heading } of grouped) {
    if (withHeadings && heading !== null) {
      lines.push({ kind: "heading", title: heading, top: next, height: height * HEADING });
      next += height * HEADING;
    }
    lines.push({ kind: "row", row, top: next, height });
    next += height;
  }
  return { lines, bottom: next, omitted: dimensions.filter((row) => !shown.includes(row)) };
}

function chooseRows(dimensions: readonly Row[], binding: Position["binding"], most: number): readonly Row[] {
  if (dimensions.length <= most) return dimensions;
  const binds = new Set(binding.dimensions);
  const first = [...dimensions.filter(({ id }) => binds.has(id)), ...dimensions.filter(({ id }) => !binds.has(id))];
  const chosen = new Set(first.slice(0, most));
  return dimensions.filter((row) => chosen.has(row));
}
