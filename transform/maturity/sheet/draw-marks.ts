import type { Certainty } from "../contract/position.ts";
import type { Paper } from "./paper.ts";
import { OPACITY, TOKENS } from "./tokens.ts";

/** A box in points. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is reached: solid by its certainty, hatched where that is not yet known. */
export function drawReached(paper: Paper, box: Box, certainty: Certainty): void {
  outlined(paper, box).fill(TOKENS.card);
  if (certainty !== "none") {
    paper.fillOpacity(OPACITY[certainty]);
    outlined(paper, box).fill(TOKENS.accent);
    paper.fillOpacity(1);
    return;
  }
  hatch(paper, box);
  outlined(paper, inset(box, 0.35)).lineWidth(0.7).stroke(TOKENS.accent);
}

/** What could be reached if everything that is not known were met. */
export function drawPossible(paper: Paper, box: Box): void {
  paper.dash(2.2, { space: 1.8 }).lineWidth(0.8);
  outlined(paper, inset(box, 0.4)).stroke(TOKENS.accent);
  paper.undash();
}

function hatch(paper: Paper, box: Box): void {
  const height = box.bottom - box.top;
  paper.save();
  outlined(paper, box).clip();
  paper.lineWidth(0.6);
  for (let x = box.left - height; x < box.right; x += 3) {
    paper.moveTo(x, box.bottom).lineTo(x + height, box.top);
  }
  paper.stroke(TOKENS.accent);
  paper.restore();
}

function outlined(paper: Paper, { left, right, top, bottom }: Box): Paper {
  const radius = Math.min(2, (bottom - top) / 2, (right - left) / 2);
  return paper.roundedRect(left, top, right - left, bottom - top, radius);
}

function inset({ left, right, top, bottom }: Box, by: number): Box {
  return { left: left + by, right: right - by, top: top + by, bottom: bottom - by };
}

/** An open gate is ticked, a closed one barred; one of which it is not known has a broken ring and a question mark. */
export type GateMark = "open" | "closed" | "unknown";

/** The signs of the screen (its map), drawn in a square of 14. */
const SIGNS: Readonly<Record<GateMark, string>> = {
  open: "M4.2 7.3 6.2 9.2 9.9 5.1",
  closed: "M4.4 7h5.2",
  unknown: "M5.3 5.6c.1-1 .8-1.6 1.8-1.6s1.7.6 1.7 1.4c0 1.1-1.7 1.2-1.7 2.4M7.05 9.9v.2",
};

/** The sign of a gate around its middle. */
export function drawGate(paper: Paper, { x, y }: { readonly x: number; readonly y: number }, mark: GateMark): void {
  paper.save();
  paper.translate(x, y).scale(0.65).translate(-7, -7).lineCap("round").lineJoin("round");
  if (mark === "open") paper.circle(7, 7, 6.5).fill(TOKENS.accent);
  else {
    if (mark === "unknown") paper.dash(1.9, { space: 1.87 });
    paper.lineWidth(1.2).circle(7, 7, 6).fillAndStroke(TOKENS.card, TOKENS.muted);
    paper.undash();
  }
  paper.lineWidth(1.5).path(SIGNS[mark]);
  paper.stroke(mark === "open" ? TOKENS.card : TOKENS.muted);
  paper.restore();
}

/** The sign of a pillar, from its left edge and around its middle; `size` is that of the text beside it, in points. */
export function drawPillar(
  paper: Paper,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): void {
  paper.save();
  paper
    .translate(x, y)
    .scale(pillarWidth(size) / 9)
    .translate(-1.5, -6);
  paper.lineWidth(1.2).lineCap("round").path("M1.5 2h9M3.5 2.5v7M6 2.5v7M8.5 2.5v7M1.5 10h9").stroke(TOKENS.muted);
  paper.restore();
}

/** How wide the sign of a pillar is beside a text of a size, in points. */
export function pillarWidth(size: number): number {
  return size * 0.68;
}

/** The mark of a row that keeps the whole from the next stage: a triangle that points at it. */
export function drawBinding(paper: Paper, { x, y }: { readonly x: number; readonly y: number }): void {
  paper.polygon([x, y - 2.7], [x + 4.4, y], [x, y + 2.7]).fill(TOKENS.ink);
}
