import type { Position } from "../contract/position.ts";
import { dayWords } from "../rules/figure-words.ts";
import { drawBinding, drawGate, drawPillar, drawPossible, drawReached, type GateMark } from "./draw-marks.ts";
import { PAGE, type Paper } from "./paper.ts";
import type { Pen } from "./pen.ts";
import { STYLES } from "./styles.ts";
import { TOKENS } from "./tokens.ts";
import { marksPillars } from "./words.ts";

/** The height at which the foot begins. */
export const FOOT_TOP = 529;
/** From the rule of the foot to its first line, and from line to line of marks. */
const FIRST = 12;
const LINE = 11.5;

interface Mark {
  readonly says: string;
  /** How much room the drawing takes, in points. */
  readonly width: number;
  readonly draw: (paper: Paper, x: number, y: number) => void;
}

const boxAt = (x: number, y: number) => ({ left: x, right: x + 16, top: y - 6.2, bottom: y + 0.8 });

function bar(says: string, draw: (paper: Paper, box: ReturnType<typeof boxAt>) => void): Mark {
  return { says, width: 16, draw: (paper, x, y) => draw(paper, boxAt(x, y)) };
}

function gate(says: string, mark: GateMark): Mark {
  return { says, width: 9, draw: (paper, x, y) => drawGate(paper, { x: x + 4.5, y: y - 2.6 }, mark) };
}

const ROWS: readonly Mark[] = [
  bar("reached, high certainty", (paper, box) => drawReached(paper, box, "high")),
  bar("medium", (paper, box) => drawReached(paper, box, "medium")),
  bar("low", (paper, box) => drawReached(paper, box, "low")),
  bar("certainty not yet known", (paper, box) => drawReached(paper, box, "none")),
  bar("could be reached if what is not known were met", drawPossible),
  {
    says: "keeps the whole from the next stage",
    width: 5,
    draw: (paper, x, y) => drawBinding(paper, { x, y: y - 2.6 }),
  },
];

const PILLAR: Mark = {
  says: "pillar: the whole stands no higher than it",
  width: 6,
  draw: (paper, x, y) => drawPillar(paper, { x, y: y - 2.6, size: 8.5 }),
};

const GATES: readonly Mark[] = [
  gate("gate open", "open"),
  gate("gate closed", "closed"),
  gate("gate closed: not yet known", "unknown"),
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
  const more = [
    ...(marksPillars(position) ? [PILLAR] : []),
    ...(position.divide && position.gates.length > 0 ? GATES : []),
  ];
  writeMarks(pen, ROWS, FOOT_TOP + FIRST);
  writeMarks(pen, more, FOOT_TOP + FIRST + LINE);
  const y = FOOT_TOP + FIRST + (more.length === 0 ? LINE : 2 * LINE);
  const omitted = pen.omitted();
  const meaning = "What is not known counts as not met. The map judges nothing: to stay is a choice.";
  const where = `The evidence of every cell opens in Firsthand at ${addressOf(position)}.`;
  const lines = [[meaning, where].join(" "), omitted.join(" ")].filter((line) => line !== "");
  const dateWidth = 110;
  lines.forEach((line, index) => {
    const block = pen.set(line, STYLES.fine, { width: width - dateWidth, most: 1 });
    pen.read({ kind: "P", parts: [pen.at(block, { x: left, y: y + index * 9.5, width })] });
  });
  const date = pen.set(`Printed on ${dayWords(now)}`, STYLES.fine, { width: dateWidth, most: 1 });
  pen.read({
    kind: "P",
    parts: [pen.at(date, { x: left + width - dateWidth, y, width: dateWidth, align: "right" })],
  });
}

function writeMarks(pen: Pen, marks: readonly Mark[], y: number): void {
  let x: number = PAGE.margin;
  for (const { says, width, draw } of marks) {
    const at = x;
    const block = pen.set(says, STYLES.fine, { width: 300, most: 1 });
    pen.shape((paper) => draw(paper, at, y));
    pen.read({ kind: "P", parts: [pen.at(block, { x: at + width + 4, y, width: 300 })] });
    x += width + 4 + pen.widthOf(says, STYLES.fine) + 13;
  }
}

/** A long unit is said above and left out of the address. */
const LONGEST_ADDRESS = 80;

function addressOf({ unit }: Position): string {
  const address = unit === null ? "/position" : `/position?unit=${encodeURIComponent(unit.toWellFormed())}`;
  return address.length > LONGEST_ADDRESS ? "/position" : address;
}
