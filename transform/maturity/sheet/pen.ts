import { cleanText } from "./clean-text.ts";
import type { Face, Paper, Piece } from "./paper.ts";
import { wrapText } from "./wrap-text.ts";

export interface Style {
  readonly face: Face;
  /** In points. */
  readonly size: number;
  readonly color: string;
  /** From line to line, in points. */
  readonly leading: number;
}

/** Where a text stands: `y` is the line on which its first line stands. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: "left" | "center" | "right";
}

/** A text that was broken into lines and has not been placed. */
export interface Block {
  readonly lines: readonly string[];
  readonly style: Style;
  /** In points. */
  readonly height: number;
  readonly shortened: boolean;
  readonly replaced: boolean;
}

/** Collects what is drawn on a page, and whether anything had to be left out. */
export interface Pen {
  /** The width of a text in points. */
  readonly widthOf: (text: string, style: Style) => number;
  /** Breaks a text into at most so many lines. */
  readonly set: (text: string, style: Style, room: { width: number; most: number }) => Block;
  /** How a block is drawn, as a part of a piece. What was left out of it is remembered. */
  readonly at: (block: Block, place: Place) => () => void;
  /** Draws something that is only to be looked at. */
  readonly shape: (draw: (paper: Paper) => void) => void;
  /** Adds what is read, in the order of reading. */
  readonly read: (...pieces: readonly Piece[]) => void;
  readonly shapes: readonly (() => void)[];
  readonly pieces: readonly Piece[];
  /** What had to be left out, in words; empty where nothing was. */
  readonly omitted: () => readonly string[];
}

/** A pen for a paper. Texts are cleaned here and nowhere else. */
export function takePen(paper: Paper): Pen {
  const shapes: (() => void)[] = [];
  const pieces: Piece[] = [];
  const left = { shortened: false, replaced: false };
  const widthOf = (text: string, { face, size }: Style) => paper.font(face).fontSize(size).widthOfString(text);
  return {
    widthOf,
    set: (text, style, { width, most }) => {
      const clean = cleanText(text);
      const { lines, shortened } = wrapText(clean.text, { width, most, measure: (part) => widthOf(part, style) });
      return { lines, style, height: lines.length * style.leading, shortened, replaced: clean.replaced };
    },
    at: ({ lines, style, shortened, replaced }, { x, y, width, align = "left" }) => {
      left.shortened ||= shortened;
      left.replaced ||= replaced;
      return () => {
        paper.fillColor(style.color);
        lines.forEach((line, index) => {
          const spare = align === "left" ? 0 : (width - widthOf(line, style)) / (align === "center" ? 2 : 1);
          paper.font(style.face).fontSize(style.size);
          paper.text(line, x + spare, y + index * style.leading, { lineBreak: false, baseline: "alphabetic" });
        });
      };
    },
    shape: (draw) => {
      shapes.push(() => {
        paper.save();
        draw(paper);
        paper.restore();
      });
    },
    read: (...more) => {
      pieces.push(...more);
    },
    shapes,
    pieces,
    omitted: () => [
      ...(left.shortened ? ["Some texts are shortened here."] : []),
      ...(left.replaced ? ["\u2022 stands for letters that cannot be printed here."] : []),
    ],
  };
}
