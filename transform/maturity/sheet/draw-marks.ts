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

/** An open gate is ticked, a closed one barred, one of which it is not known has a broken ring. */
export type GateMark = "open" | "closed" | "unknown";

/** The sign of a gate around its middle. */
export function drawGate(paper: Paper, { x, y }: { readonly x: number; readonly y: number }, mark: GateMark): void {
  const radius = 4.2;
  if (mark === "open") {
    paper.circle(x, y, radius).fill(TOKENS.accent);
    paper.lineWidth(1.1).lineCap("round").lineJoin("round");
    paper
      .moveTo(x - 1.9, y + 0.1)
      .lineTo(x - 0.5, y + 1.5)
      .lineTo(x + 2, y - 1.4)
      .stroke(TOKENS.card);
    return;
  }
  if (mark === "unknown") paper.dash(1.4, { space: 1.2 });
  paper
    .circle(x, y, radius - 0.4)
    .lineWidth(0.8)
    .fillAndStroke(TOKENS.card, TOKENS.muted);
  paper.undash();
  paper.lineWidth(1.1).lineCap("round");
  paper
    .moveTo(x - 1.7, y)
    .lineTo(x + 1.7, y)
    .stroke(TOKENS.muted);
}

/** The mark of a row that keeps the whole from the next stage: a triangle that points at it. */
export function drawBinding(paper: Paper, { x, y }: { readonly x: number; readonly y: number }): void {
  paper.polygon([x, y - 2.7], [x + 4.4, y], [x, y + 2.7]).fill(TOKENS.ink);
}
