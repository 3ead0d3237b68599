import type { Position } from "../contract/position.ts";
import { dayWords } from "../rules/figure-words.ts";
import { PAGE, type Piece } from "./paper.ts";
import type { Pen } from "./pen.ts";
import { STYLES } from "./styles.ts";
import { TOKENS } from "./tokens.ts";
import { drawnWords, isPast, pastWords, windowWords } from "./words.ts";

const META_WIDTH = 350;

/** Whose position it is, of when, and where that is, in large words. Returns the height at which it ends. */
export function writeHeader(
  pen: Pen,
  position: Position,
  { organisation, now }: { readonly organisation: string | undefined; readonly now: Date },
): number {
  const left = PAGE.margin;
  const width = PAGE.width - 2 * PAGE.margin;
  const past = isPast(position, now);
  const whose = [organisation, position.unit ?? "Whole organisation"]
    .filter((part) => part !== undefined)
    .join(" \u00b7 ");
  const overline = pen.set(whose, STYLES.lead, { width: width - META_WIDTH - 24, most: 1 });
  const title = pen.set(past ? "Where we were" : "Where we are", STYLES.title, { width, most: 1 });
  const then = past ? pen.set(pastWords(position, now), STYLES.past, { width, most: 1 }) : null;
  const stand = pen.set(position.story.stand, STYLES.sentence, { width, most: 2 });
  const below = { width, most: 2 };
  const drawn = pen.set(drawnWords(position), STYLES.certainty, { width, most: 1 });
  const binds = pen.set(position.story.binds, STYLES.lead, below);
  const titleY = 64;
  const standY = titleY + 26;
  const thenX = left + pen.widthOf(title.lines[0] ?? "", title.style) + 12;
  const drawnY = standY + stand.height - 1;
  const bindsY = drawnY + drawn.height;
  pen.read(
    { kind: "P", parts: [pen.at(overline, { x: left, y: 38, width })] },
    { kind: "H1", parts: [pen.at(title, { x: left, y: titleY, width })] },
    ...(then ? [{ kind: "P", parts: [pen.at(then, { x: thenX, y: titleY, width })] }] : []),
    ...writeMeta(pen, position, past),
    { kind: "P", parts: [pen.at(stand, { x: left, y: standY, width })] },
    { kind: "P", parts: [pen.at(drawn, { x: left, y: drawnY, width })] },
    { kind: "P", parts: [pen.at(binds, { x: left, y: bindsY, width })] },
  );
  const end = bindsY + binds.height - 2;
  pen.shape((paper) => {
    paper.lineWidth(0.8);
    paper
      .moveTo(left, end)
      .lineTo(left + width, end)
      .stroke(TOKENS.line);
  });
  return end;
}

/** The window, of when the figures are, and the model: on the right, a line each. */
function writeMeta(pen: Pen, position: Position, past: boolean): readonly Piece[] {
  const { model, asOf, reportedAt } = position;
  const x = PAGE.width - PAGE.margin - META_WIDTH;
  const room = { width: META_WIDTH, most: 1 };
  const reported = reportedAt === null ? "" : `, with the figures reported on ${dayWords(new Date(reportedAt))}`;
  const version = `version ${model.version} of ${dayWords(new Date(model.savedAt))}: ${model.title}`;
  const lines = [
    pen.set(windowWords(position), STYLES.metaStrong, room),
    ...(past ? [] : [pen.set(`As of ${dayWords(new Date(asOf))}${reported}`, STYLES.meta, room)]),
    pen.set(past ? `Weighed by the model of today, ${version}` : `Model ${version}`, STYLES.meta, room),
  ];
  return lines.map((line, index) => ({
    kind: "P",
    parts: [pen.at(line, { x, y: 38 + index * 12, width: META_WIDTH, align: "right" as const })],
  }));
}
