import type { Position } from "../contract/position.ts";
import { drawPossible } from "./draw-marks.ts";
import type { Piece } from "./paper.ts";
import type { Block, Pen, Style } from "./pen.ts";
import { STYLES } from "./styles.ts";
import { TOKENS } from "./tokens.ts";
import { percentWords } from "./words.ts";

/** A part of the rail: how tall it is in points, and how it is put down at a height. */
export interface RailPart {
  readonly height: number;
  readonly put: (top: number) => void;
}

/** How many lines the texts of the rail may have, and how many points are shown. */
export interface Limits {
  readonly unknown: number;
  readonly says: number;
  readonly because: number;
  readonly others: number;
  /** Of where others stand: it says what that does not mean, so it is shortened late. */
  readonly source: number;
  readonly points: number;
}

export interface Room {
  readonly left: number;
  readonly width: number;
  readonly limits: Limits;
}

/** From the top of a text to the line on which it stands, as a share of its size. */
const ASCENT = 0.78;

function heading(pen: Pen, text: string, { left, width }: Room): { height: number; put: (top: number) => void } {
  const block = pen.set(text, STYLES.heading, { width, most: 1 });
  return {
    height: 15,
    put: (top) =>
      pen.read({ kind: "H2", parts: [pen.at(block, { x: left, y: top + STYLES.heading.size * ASCENT, width })] }),
  };
}

/** Points that a swatch takes before its words, and from the words to the next swatch. */
const SWATCH = 10;
const BETWEEN = 8;

/** What the map rests on: shares of the criteria that are measured, attested, not yet known. */
export function sharesPart(pen: Pen, position: Position, room: Room): RailPart {
  const { left, width } = room;
  const head = heading(pen, "What the map rests on", room);
  const shares = [position.measured, position.attested, position.unknown];
  const words = ["measured", "attested", "not yet known"];
  const said = words.map((word, index) => `${percentWords(shares[index] ?? 0)} ${word}`);
  const free = width - said.length * SWATCH - (said.length - 1) * BETWEEN;
  const wanted = said.reduce((sum, text) => sum + pen.widthOf(text, STYLES.small), 0);
  const style = { ...STYLES.small, size: STYLES.small.size * Math.min(1, free / wanted) };
  const labels = said.map((text) => pen.set(text, style, { width, most: 1 }));
  const put = (top: number) => {
    head.put(top);
    const barTop = top + head.height + 1;
    const tops = { top: barTop, bottom: barTop + 9 };
    pen.shape((paper) => {
      let x = left;
      shares.forEach((share, index) => {
        const end = x + share * width;
        if (share > 0) swatch(paper, { ...tops, left: x, right: end }, index);
        x = end;
      });
    });
    let x = left;
    labels.forEach((label, index) => {
      const at = x;
      pen.shape((paper) => swatch(paper, { left: at, right: at + 7, top: barTop + 15, bottom: barTop + 22 }, index));
      pen.read({ kind: "P", parts: [pen.at(label, { x: at + SWATCH, y: barTop + 21, width })] });
      x += SWATCH + pen.widthOf(label.lines[0] ?? "", label.style) + BETWEEN;
    });
  };
  return { height: head.height + 24, put };
}

function swatch(
  paper: Parameters<typeof drawPossible>[0],
  box: Parameters<typeof drawPossible>[1],
  kind: number,
): void {
  if (kind === 2) drawPossible(paper, { ...box, right: Math.max(box.right, box.left + 1.5) });
  else {
    paper.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    paper.fill(kind === 0 ? TOKENS.accent : TOKENS.second);
  }
}

/** What is not known, and how it can become known. */
export function unknownPart(pen: Pen, { story }: Position, room: Room): RailPart {
  const head = heading(pen, "Not yet known, and how to know it", room);
  const text = pen.set(`${story.unknown} ${story.know}`.trim(), STYLES.body, {
    width: room.width,
    most: room.limits.unknown,
  });
  return {
    height: head.height + text.height,
    put: (top) => {
      head.put(top);
      pen.read({
        kind: "P",
        parts: [pen.at(text, { x: room.left, y: firstLine(top + head.height, text.style), width: room.width })],
      });
    },
  };
}

const INDENT = 17;

/** The nearest steps, or those that were; null where there are none. */
export function stepsPart(pen: Pen, { steps, criteria }: Position, room: Room & { past: boolean }): RailPart | null {
  if (steps.length === 0) return null;
  const title =
    steps.length === 1 ? "The nearest step" : `The ${["two", "three"][steps.length - 2] ?? ""} nearest steps`;
  const head = heading(pen, room.past ? "Nearest then" : title, room);
  const width = room.width - INDENT;
  const items = steps.map(({ criterion, says, because }) => ({
    says: pen.set(says, STYLES.step, { width, most: room.limits.says }),
    because: pen.set(whyWords(criteria, { criterion, says, because }), STYLES.small, {
      width,
      most: room.limits.because,
    }),
  }));
  const heightOf = ({ says, because }: { says: Block; because: Block }) => says.height + because.height + 5;
  return {
    height: head.height + items.reduce((sum, item) => sum + heightOf(item), 0) - 3,
    put: (top) => {
      head.put(top);
      let next = top + head.height + 1;
      const read = items.map((item, index): Piece => {
        const at = next;
        next += heightOf(item);
        return stepPiece(pen, { ...item, number: index + 1 }, { left: room.left, top: at, width });
      });
      pen.read({ kind: "L", parts: read });
    },
  };
}

/** A step that is the same for several criteria is followed by what it is for. */
function whyWords(
  criteria: Position["criteria"],
  { criterion, says, because }: Pick<Position["steps"][number], "criterion" | "says" | "because">,
): string {
  const meant = criteria.find(({ id }) => id === criterion)?.says;
  const alike = criteria.filter(({ step }) => step === says).length > 1;
  return meant === undefined || !alike ? because : `${meant} ${because}`;
}

function stepPiece(
  pen: Pen,
  { says, because, number }: { says: Block; because: Block; number: number },
  { left, top, width }: { left: number; top: number; width: number },
): Piece {
  const y = firstLine(top, says.style);
  const label = pen.set(String(number), { ...STYLES.numberOnAccent, size: 7.5 }, { width: 12, most: 1 });
  pen.shape((paper) => {
    paper.circle(left + 5.6, y - 3, 5.6).fill(TOKENS.accent);
  });
  return {
    kind: "LI",
    parts: [
      { kind: "Lbl", parts: [pen.at(label, { x: left, y: y - 0.3, width: 11.2, align: "center" })] },
      {
        kind: "LBody",
        parts: [
          pen.at(says, { x: left + INDENT, y, width }),
          pen.at(because, { x: left + INDENT, y: y + says.height - 0.5, width }),
        ],
      },
    ],
  };
}

/** The width of a percentage, in points. */
const VALUE = 34;

/** Where others say that they stand; never a target. Null where the model says nothing of it. */
export function elsewherePart(pen: Pen, { elsewhere }: Position, room: Room): RailPart | null {
  if (!elsewhere) return null;
  const { left, width, limits } = room;
  const head = heading(pen, "Where others say they stand", room);
  const hidden = Math.max(0, elsewhere.points.length - limits.points);
  const says = pen.set(elsewhere.says, STYLES.small, { width, most: limits.others });
  const source = pen.set(hidden > 0 ? `${hidden} more not shown. ${elsewhere.source}` : elsewhere.source, STYLES.fine, {
    width,
    most: limits.source,
  });
  const labelWidth = 94;
  const points = elsewhere.points.slice(0, limits.points).map(({ title, share }) => ({
    share,
    title: pen.set(title, STYLES.smallInk, { width: labelWidth - 6, most: 1 }),
    value: pen.set(percentWords(share), STYLES.smallInk, { width: VALUE, most: 1 }),
  }));
  const full = width - labelWidth - VALUE - 2;
  return {
    height: head.height + says.height + points.length * 11 + source.height + 6,
    put: (top) => {
      head.put(top);
      const begin = top + head.height;
      const saysY = firstLine(begin, says.style);
      const rows = points.map(({ title, value, share }, index): Piece => {
        const y = begin + says.height + 9 + index * 11;
        pen.shape((paper) => {
          paper.rect(left + labelWidth, y - 6, full, 6.5).fill(TOKENS.track);
          paper.rect(left + labelWidth, y - 6, Math.max(0.8, full * share), 6.5).fill(TOKENS.edge);
        });
        const figure = pen.at(value, { x: left + width - VALUE, y, width: VALUE, align: "right" });
        return {
          kind: "LI",
          parts: [{ kind: "LBody", parts: [pen.at(title, { x: left, y, width: labelWidth }), figure] }],
        };
      });
      const sourceY = begin + says.height + points.length * 11 + 11;
      pen.read(
        { kind: "P", parts: [pen.at(says, { x: left, y: saysY, width })] },
        { kind: "L", parts: rows },
        { kind: "P", parts: [pen.at(source, { x: left, y: sourceY, width })] },
      );
    },
  };
}

function firstLine(top: number, { size }: Style): number {
  return top + size * ASCENT;
}
