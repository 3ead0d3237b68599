import type { Position } from "../contract/position.ts";
import { drawBridge } from "./draw-chasm.ts";
import { drawGate, type GateMark } from "./draw-marks.ts";
import type { Piece } from "./paper.ts";
import type { Pen } from "./pen.ts";
import type { Columns } from "./plan-board.ts";
import { STYLES } from "./styles.ts";
import { TOKENS } from "./tokens.ts";

const IN_A_LINE = 4;
const DECK = 22;

/** Few gates say their titles in two lines. */
function lineHeight(gates: number): number {
  return gates <= IN_A_LINE ? 29 : gates <= 2 * IN_A_LINE ? 23 : 14;
}

/** How much room the bridge takes, in points; none where there are no gates. */
export function bridgeHeight({ gates, divide }: Pick<Position, "gates" | "divide">): number {
  if (gates.length === 0 || !divide) return 0;
  return 8 + DECK + Math.ceil(gates.length / IN_A_LINE) * lineHeight(gates.length);
}

type Gate = Position["gates"][number];

/** The bridge over the chasm, and what its gates say. */
export function writeBridge(
  pen: Pen,
  { gates, divide }: Position,
  { columns, top }: { readonly columns: Columns; readonly top: number },
): void {
  const { chasm, left, labelWidth, right } = columns;
  const open = gates.filter((gate) => gate.open).length;
  const block = pen.set(`${open} of ${gates.length} gates open`, STYLES.step, { width: labelWidth - 12, most: 1 });
  pen.read({ kind: "P", parts: [pen.at(block, { x: left + 9, y: top + 6, width: labelWidth })] });
  if (chasm && divide) {
    pen.shape((paper) => {
      paper.lineWidth(1);
      const banks = [
        { from: left + labelWidth + 2, to: chasm.left },
        { from: chasm.right, to: (columns.stages.at(-1)?.right ?? right) - 2 },
      ];
      for (const { from, to } of banks) paper.moveTo(from, top + 3).lineTo(to, top + 3);
      paper.stroke(TOKENS.edge);
      const planks = gates.map((gate) => gate.open);
      drawBridge(paper, { left: chasm.left, right: chasm.right, y: top }, planks);
    });
  }
  const width = (right - left - 9) / Math.min(IN_A_LINE, gates.length);
  const items = gates.map((gate, index) =>
    writeGate(pen, gate, {
      x: left + 9 + (index % IN_A_LINE) * width,
      y: top + DECK + Math.floor(index / IN_A_LINE) * lineHeight(gates.length),
      width: width - 8,
      lines: lineHeight(gates.length) > 25 ? 2 : 1,
      word: lineHeight(gates.length) > 20,
    }),
  );
  pen.read({ kind: "L", parts: items });
}

interface GatePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: number;
  /** Whether there is room for the word below the title. */
  readonly word: boolean;
}

function writeGate(pen: Pen, gate: Gate, { x, y, width, lines, word }: GatePlace): Piece {
  const mark: GateMark = gate.open ? "open" : gate.state === "unknown" ? "unknown" : "closed";
  const said = { open: "open", closed: "closed", unknown: "closed: not yet known" }[mark];
  const title = pen.set(gate.title, STYLES.smallInk, { width: width - 14, most: lines });
  const state = pen.set(said, STYLES.fine, { width: width - 14, most: 1 });
  pen.shape((paper) => {
    drawGate(paper, { x: x + 4.2, y: y - 2.6 }, mark);
  });
  const place = { x: x + 13, width: width - 14 };
  return {
    kind: "LI",
    ...(word ? {} : { instead: `${gate.title.toWellFormed()}: ${said}` }),
    parts: [
      {
        kind: "LBody",
        parts: [pen.at(title, { ...place, y }), ...(word ? [pen.at(state, { ...place, y: y + title.height })] : [])],
      },
    ],
  };
}
