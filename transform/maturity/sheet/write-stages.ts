import type { Position } from "../contract/position.ts";
import type { Piece } from "./paper.ts";
import type { Pen } from "./pen.ts";
import type { Columns } from "./plan-board.ts";
import { STYLES } from "./styles.ts";
import { TOKENS } from "./tokens.ts";

/** The head of the map: the halves, and the stages of which the published one is marked; and the head of its table. */
export function writeStages(
  pen: Pen,
  position: Position,
  { columns, top }: { readonly columns: Columns; readonly top: number },
): readonly [stages: Piece, head: Piece] {
  const { stages, divide } = position;
  writeHalves(pen, divide, { columns, top });
  const heads = stages.map((stage, index): Piece => {
    const column = columns.stages[index] ?? { left: 0, right: 0 };
    const here = stage.level === position.stage;
    const known = position.unknown < 1;
    const width = column.right - column.left;
    const size = Math.min(9, Math.max(5.5, width / 8));
    const title = pen.set(stage.title, { ...STYLES.stage, size }, { width: width - 6, most: 1 });
    const number = pen.set(String(stage.level), here && known ? STYLES.numberOnAccent : STYLES.number, {
      width,
      most: 1,
    });
    const middle = (column.left + column.right) / 2;
    if (here) {
      pen.shape((paper) => {
        paper.circle(middle, top + 12, 7.5).lineWidth(0.9);
        if (known) paper.fill(TOKENS.accent);
        else paper.dash(2, { space: 1.6 }).stroke(TOKENS.accent);
        paper.undash();
      });
    }
    return {
      kind: "LI",
      parts: [
        { kind: "Lbl", parts: [pen.at(number, { x: column.left, y: top + 15, width, align: "center" })] },
        {
          kind: "LBody",
          parts: [pen.at(title, { x: column.left + 3, y: top + 31, width: width - 6, align: "center" })],
        },
      ],
    };
  });
  const width = columns.right - columns.certaintyLeft;
  const certainty = pen.set("Certainty", STYLES.small, { width, most: 1 });
  const last: Piece = {
    kind: "TH",
    heads: "Column",
    parts: [pen.at(certainty, { x: columns.certaintyLeft, y: top + 31, width })],
  };
  return [
    { kind: "L", parts: heads },
    { kind: "TR", parts: [{ kind: "TD", parts: [] }, last] },
  ];
}

function writeHalves(
  pen: Pen,
  divide: Position["divide"],
  { columns: { stages, chasm }, top }: { readonly columns: Columns; readonly top: number },
): void {
  const [first, last] = [stages.at(0), stages.at(-1)];
  if (!divide || !chasm || !first || !last) return;
  const middle = (chasm.left + chasm.right) / 2;
  const titleWidth = 60;
  const places = [
    { text: divide.halves[0], left: first.left, right: Math.min(chasm.left, middle - titleWidth / 2 - 4) },
    { text: divide.title, left: middle - titleWidth / 2, right: middle + titleWidth / 2 },
    { text: divide.halves[1], left: Math.max(chasm.right, middle + titleWidth / 2 + 4), right: last.right },
  ];
  for (const { text, left, right } of places) {
    const width = right - left;
    if (width < 12) continue;
    const block = pen.set(text, STYLES.half, { width, most: 1 });
    pen.read({ kind: "P", parts: [pen.at(block, { x: left, y: top - 4, width, align: "center" })] });
  }
}
