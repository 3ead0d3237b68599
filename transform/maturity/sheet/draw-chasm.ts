import type { Paper } from "./paper.ts";
import { TOKENS } from "./tokens.ts";

/** How far the shore stands out at every step, in points; the shores differ. */
const WEST = [0, 2.6, -1, 3.4, 0.6, -1.6, 2.2, -0.4];
const EAST = [0, -1.8, 1.4, -3, 0.8, -0.6, -2.6, 1.8];
const STEP = 11;

interface Gap {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The chasm between the halves: two broken shores. */
export function drawChasm(paper: Paper, gap: Gap): void {
  const west = shore(gap, gap.left + 3, WEST);
  const east = shore(gap, gap.right - 3, EAST);
  paper.polygon(...west, ...east.toReversed()).fill(TOKENS.line);
  for (const side of [west, east]) {
    side.forEach(([x = 0, y = 0], index) => (index === 0 ? paper.moveTo(x, y) : paper.lineTo(x, y)));
    paper.lineWidth(0.8).lineJoin("round").stroke(TOKENS.edge);
  }
}

function shore({ top, bottom }: Gap, x: number, steps: readonly number[]): number[][] {
  const count = Math.max(1, Math.round((bottom - top) / STEP));
  return Array.from({ length: count + 1 }, (_none, index) => [
    x + (steps[index % steps.length] ?? 0),
    top + ((bottom - top) * index) / count,
  ]);
}

/** The bridge over it: a plank a gate, laid where the gate is open, a gap where it is closed. */
export function drawBridge(
  paper: Paper,
  { left, right, y }: { readonly left: number; readonly right: number; readonly y: number },
  planks: readonly boolean[],
): void {
  const width = (right - left) / Math.max(1, planks.length);
  const space = Math.min(1.6, width / 4);
  planks.forEach((laid, index) => {
    paper.rect(left + index * width + space / 2, y, width - space, 6).lineWidth(0.5);
    if (laid) paper.fill(TOKENS.accent);
    else paper.fillAndStroke(TOKENS.card, TOKENS.edge);
  });
}
