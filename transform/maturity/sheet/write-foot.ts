import type { Position } from "../contract/position.ts";
import { dayWords } from "../rules/figure-words.ts";
import { drawBinding, drawPossible, drawReached } from "./draw-marks.ts";
import { PAGE, type Paper } from "./paper.ts";
import type { Pen } from "./pen.ts";
import { STYLES } from "./styles.ts";
import { TOKENS } from "./tokens.ts";

/** The height at which the foot begins. */
export const FOOT_TOP = 538;

interface Mark {
  readonly says: string;
  readonly draw: (paper: Paper, x: number, y: number) => void;
}

const boxAt = (x: number, y: number) => ({ left: x, right: x + 16, top: y - 6.2, bottom: y + 0.8 });

const MARKS: readonly Mark[] = [
  { says: "reached, high certainty", draw: (paper, x, y) => drawReached(paper, boxAt(x, y), "high") },
  { says: "medium", draw: (paper, x, y) => drawReached(paper, boxAt(x, y), "medium") },
  { says: "low", draw: (paper, x, y) => drawReached(paper, boxAt(x, y), "low") },
  { says: "certainty not yet known", draw: (paper, x, y) => drawReached(paper, boxAt(x, y), "none") },
  { says: "could be reached if what is not known were met", draw: (paper, x, y) => drawPossible(paper, boxAt(x, y)) },
  { says: "keeps the whole from the next stage", draw: (paper, x, y) => drawBinding(paper, { x: x + 11, y: y - 2.6 }) },
];

/** What the marks mean, what the page does not say, and where the whole is to be seen. */
export function writeFoot(pen: Pen, position: Position, now: Date): void {
  const left = PAGE.margin;
  const width = PAGE.width - 2 * PAGE.margin;
  pen.shape((paper) => {
    paper.lineWidth(0.8);
    paper
      .moveTo(left, FOOT_TOP)
      .lineTo(left + width, FOOT_TOP)
      .stroke(TOKENS.line);
  });
  let x: number = left;
  const y = FOOT_TOP + 13;
  for (const { says, draw } of MARKS) {
    const at = x;
    const block = pen.set(says, STYLES.fine, { width: 300, most: 1 });
    pen.shape((paper) => draw(paper, at, y));
    pen.read({ kind: "P", parts: [pen.at(block, { x: at + 20, y, width: 300 })] });
    x += 20 + pen.widthOf(says, STYLES.fine) + 13;
  }
  const omitted = pen.omitted();
  const meaning = "What is not known counts as not met. The map judges nothing: to stay is a choice.";
  const where = `The evidence of every cell opens in Firsthand at ${addressOf(position)}.`;
  const lines = [[meaning, where].join(" "), omitted.join(" ")].filter((line) => line !== "");
  const dateWidth = 110;
  lines.forEach((line, index) => {
    const block = pen.set(line, STYLES.fine, { width: width - dateWidth, most: 1 });
    pen.read({ kind: "P", parts: [pen.at(block, { x: left, y: y + 13 + index * 9.5, width })] });
  });
  const date = pen.set(`Printed on ${dayWords(now)}`, STYLES.fine, { width: dateWidth, most: 1 });
  pen.read({
    kind: "P",
    parts: [pen.at(date, { x: left + width - dateWidth, y: y + 13, width: dateWidth, align: "right" })],
  });
}

/** A long unit is said above and left out of the address. */
const LONGEST_ADDRESS = 80;

function addressOf({ unit }: Position): string {
  const address = unit === null ? "/position" : `/position?unit=${encodeURIComponent(unit.toWellFormed())}`;
  return address.length > LONGEST_ADDRESS ? "/position" : address;
}
