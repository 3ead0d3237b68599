/** The chasm as it is drawn: its depths from the brink inwards, and the two brinks. In pixels. */
export interface ChasmPaths {
  readonly depths: readonly string[];
  readonly brinks: readonly [string, string];
}

const stepPx = 13;
/** How far inside the brink each depth begins, as a share of the width. */
const insets = [0, 0.13, 0.25] as const;

/** Draws a chasm that fills a strip; the same size always gives the same rocks. */
export function chasmPaths({ width, height }: { readonly width: number; readonly height: number }): ChasmPaths {
  const swing = Math.min(11, width * 0.17);
  const ys = Array.from({ length: Math.max(2, Math.ceil(height / stepPx) + 1) }, (_one, at) =>
    Math.min(height, at * stepPx + jitter(at) * 4),
  );
  ys[0] = 0;
  ys[ys.length - 1] = height;
  const left = (inset: number) => ys.map((y, at) => [inset * width + swing * rock(at, 0, inset), y] as const);
  const right = (inset: number) => ys.map((y, at) => [width - inset * width - swing * rock(at, 41, inset), y] as const);
  const closed = (inset: number) => `${lineOf(left(inset))}${lineOf(right(inset).reverse()).replace("M", "L")}Z`;
  return { depths: insets.map(closed), brinks: [lineOf(left(0)), lineOf(right(0))] };
}

/** How far a brink stands out at one of its corners, 0 to 1; deeper ones echo it and are smoother. */
function rock(at: number, side: number, inset: number): number {
  const wide = Math.sin((at + side) * 0.37) + 0.7 * Math.sin((at + side) * 0.91 + 2);
  const fine = (jitter(at + side) - 0.5) * 1.6 * (1 - inset * 2);
  return Math.min(1, Math.max(0, 0.5 + (wide + fine) * 0.24));
}

/** A number between 0 and 1 that looks random and is always the same for a corner. */
function jitter(at: number): number {
  const spread = Math.sin(at * 12.9898 + 4.1414) * 43_758.5453;
  return spread - Math.floor(spread);
}

function lineOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}
