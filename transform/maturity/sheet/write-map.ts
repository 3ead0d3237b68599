import type { Position } from "../contract/position.ts";
import { drawChasm } from "./draw-chasm.ts";
import { drawBinding, drawPillar, drawPossible, drawReached, pillarWidth } from "./draw-marks.ts";
import type { Paper, Piece } from "./paper.ts";
import type { Pen, Style } from "./pen.ts";
import { planBoard, planColumns, type Columns, type Line } from "./plan-board.ts";
import { STYLES } from "./styles.ts";
import { TOKENS } from "./tokens.ts";
import { certaintyWords, marksPillars, rowWords } from "./words.ts";
import { bridgeHeight, writeBridge } from "./write-bridge.ts";
import { writeStages } from "./write-stages.ts";

/** Points between the head of the map and its rows, and from the last row to the bridge. */
const HEAD = 40;
/** What names the halves stands above the head. */
const HALVES = 12;
const NOTICE = 12;
/** Between the title of a row and the sign of a pillar. */
const PILLAR_GAP = 4;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The map: a row a dimension, a column a stage, the chasm with its bridge between the halves. */
export function writeMap(pen: Pen, position: Position, frame: Frame): void {
  const columns = planColumns(position, frame);
  const bridge = bridgeHeight(position);
  const stagesTop = frame.top + (columns.chasm ? HALVES : 0);
  const top = stagesTop + HEAD;
  const whole = planBoard(position, { top, bottom: frame.bottom - bridge });
  const board =
    whole.omitted.length === 0 ? whole : planBoard(position, { top, bottom: frame.bottom - bridge - NOTICE });
  const bottom = board.bottom + (board.omitted.length === 0 ? 0 : NOTICE);
  const { chasm } = columns;
  if (chasm) {
    pen.shape((paper) => drawChasm(paper, { ...chasm, top: frame.top + 14, bottom: bottom + (bridge === 0 ? 4 : 20) }));
  }
  const [stages, head] = writeStages(pen, position, { columns, top: stagesTop });
  const rows = board.lines.map((line, index) =>
    line.kind === "row"
      ? writeRow(pen, position, { line, columns, ruled: index < board.lines.length - 1 })
      : writeHeading(pen, line, columns),
  );
  pen.read(stages, { kind: "Table", parts: [head, ...rows] });
  if (board.omitted.length > 0) {
    pen.read(writeOmitted(pen, board.omitted, { x: columns.left, y: board.bottom + 9 }));
  }
  if (bridge > 0) writeBridge(pen, position, { columns, top: bottom + 8 });
}

type RowLine = Extract<Line, { kind: "row" }>;

function writeRow(
  pen: Pen,
  position: Position,
  { line, columns, ruled }: { line: RowLine; columns: Columns; ruled: boolean },
): Piece {
  const { row, top, height } = line;
  const { stages, left, right, labelWidth, certaintyLeft } = columns;
  const binds = position.binding.dimensions.includes(row.id);
  const middle = top + height / 2;
  const half = Math.min(5.6, height * 0.3);
  const size = Math.min(9, Math.max(6, height * 0.4));
  const style: Style = { face: binds ? "bold" : "regular", size, color: TOKENS.ink, leading: size * 1.15 };
  const pillar = row.pillar && marksPillars(position);
  const titleWidth = labelWidth - 18 - (pillar ? PILLAR_GAP + pillarWidth(size) : 0);
  const title = pen.set(row.title, style, { width: titleWidth, most: height >= 2.6 * size ? 2 : 1 });
  const word = certaintyWords(row.certainty, row.provisional);
  const certainty = pen.set(
    word,
    { ...STYLES.small, size: Math.min(7.5, size) },
    { width: right - certaintyLeft, most: 1 },
  );
  const box = (level: number) => {
    const end = stages.findLast((stage) => stage.level <= level)?.right ?? left + labelWidth;
    return { left: left + labelWidth + 2, right: end - 2, top: middle - half, bottom: middle + half };
  };
  pen.shape((paper) => {
    if (ruled) drawRule(paper, columns, top + height);
    for (const stage of stages.filter(({ level }) => level > row.ceiling)) {
      paper.roundedRect(stage.left + 2, middle - half, stage.right - stage.left - 4, 2 * half, Math.min(2, half));
    }
    if (row.ceiling < (stages.at(-1)?.level ?? 0)) paper.fill(TOKENS.track);
    if (row.ceiling > row.floor) drawPossible(paper, box(row.ceiling));
    drawReached(paper, box(row.floor), row.certainty);
    if (binds) drawBinding(paper, { x: left, y: middle });
  });
  const said = rowWords({
    floor: row.floor,
    ceiling: row.ceiling,
    highest: stages.at(-1)?.level ?? row.floor,
    certainty: word,
    binds,
    pillar,
  });
  const titleY = middle + size * 0.36 - (title.height - style.leading) / 2;
  if (pillar) {
    const end = left + 9 + pen.widthOf(title.lines.at(-1) ?? "", style);
    const lastY = titleY + title.height - style.leading;
    pen.shape((paper) => drawPillar(paper, { x: end + PILLAR_GAP, y: lastY - size * 0.36, size }));
  }
  return {
    kind: "TR",
    parts: [
      { kind: "TH", heads: "Row", parts: [pen.at(title, { x: left + 9, y: titleY, width: labelWidth })] },
      {
        kind: "TD",
        instead: said,
        parts: [pen.at(certainty, { x: certaintyLeft, y: middle + size * 0.36, width: right - certaintyLeft })],
      },
    ],
  };
}

/** The line under a row, which breaks off at the chasm. */
function drawRule(paper: Paper, { left, right, chasm }: Columns, y: number): void {
  paper.moveTo(left, y);
  if (chasm) paper.lineTo(chasm.left - 1, y).moveTo(chasm.right + 1, y);
  paper.lineTo(right, y).lineWidth(0.5).stroke(TOKENS.line);
}

function writeHeading(
  pen: Pen,
  { title, top, height }: Extract<Line, { kind: "heading" }>,
  { left, right }: Columns,
): Piece {
  const block = pen.set(
    title,
    { ...STYLES.small, size: Math.min(7.5, height * 0.6) },
    { width: right - left, most: 1 },
  );
  return {
    kind: "TR",
    parts: [
      { kind: "TH", heads: "Row", parts: [pen.at(block, { x: left, y: top + height * 0.72, width: right - left })] },
    ],
  };
}

function writeOmitted(
  pen: Pen,
  omitted: readonly Position["dimensions"][number][],
  { x, y }: { x: number; y: number },
): Piece {
  const floors = omitted.map(({ floor }) => floor);
  const [lowest, highest] = [Math.min(...floors), Math.max(...floors)];
  const where = lowest === highest ? `at stage ${lowest}` : `at stages ${lowest} to ${highest}`;
  const rows = omitted.length === 1 ? "1 more row" : `${omitted.length} more rows`;
  const block = pen.set(`Not shown for want of space: ${rows}, ${where}.`, STYLES.small, { width: 400, most: 1 });
  return { kind: "P", parts: [pen.at(block, { x: x + 9, y, width: 400 })] };
}
