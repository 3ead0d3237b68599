import type { Position } from "../contract/position.ts";
import { closePaper, fill, openPaper, PAGE } from "./paper.ts";
import { takePen } from "./pen.ts";
import { cleanText } from "./clean-text.ts";
import { isPast, windowWords } from "./words.ts";
import { FOOT_TOP, writeFoot } from "./write-foot.ts";
import { writeHeader } from "./write-header.ts";
import { writeMap } from "./write-map.ts";
import { writeRail } from "./write-rail.ts";

export interface SheetDetails {
  /** Stands before the unit. */
  readonly organisation?: string | undefined;
  /** When it is printed. */
  readonly now: Date;
  /** Packed streams, which is the default. */
  readonly compress?: boolean | undefined;
}

const RAIL = 236;

/** Letters of the whole in the title of the file. */
const LONGEST_TITLE = 120;

/**
 * A position as a PDF of exactly one page (A4, lying); what does not fit is left out, and the page says so. The same
 * position and details give the same bytes.
 */
export async function writeSheet(position: Position, details: SheetDetails): Promise<Buffer> {
  const { organisation, now, compress = true } = details;
  const whose = cleanText(
    [organisation, position.unit].filter((part) => part !== undefined && part !== null).join(", "),
  );
  const past = isPast(position, now);
  const heading = past ? "Where we were" : "Where we are";
  const paper = await openPaper({
    title: whose.text === "" ? heading : `${heading}: ${whose.text.slice(0, LONGEST_TITLE)}`,
    subject: `The position of ${windowWords(position)}`,
    now,
    compress,
  });
  const pen = takePen(paper);
  const top = writeHeader(pen, position, { organisation, now }) + 14;
  const right = PAGE.width - PAGE.margin;
  const bottom = FOOT_TOP - 10;
  writeMap(pen, position, { left: PAGE.margin, right: right - RAIL - 24, top, bottom });
  writeRail(pen, position, { left: right - RAIL, right, top: top + 2, bottom, past });
  writeFoot(pen, position, now);
  fill(paper, pen.shapes, pen.pieces);
  return await closePaper(paper);
}
