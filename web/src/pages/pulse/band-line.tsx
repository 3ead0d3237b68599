import type { Point, WatchKind } from "@firsthand/learn/pulse/contract";

import { bandPaths } from "./band-paths.ts";
import { drawn } from "./points.ts";
import classes from "./pulse.module.css";

/** The last steps as a small line in its band; decoration beside words that say the same. */
export function BandLine({ points, kind }: { readonly points: readonly Point[]; readonly kind: WatchKind }) {
  const { line, band, dots } = bandPaths(drawn(points, kind));
  return (
    <svg className={classes["small"]} viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      <path className={classes["band"]} d={band} />
      <path className={classes["line"]} d={line} />
      {dots.map(({ x, y }) => (
        // A line without length: a circle would be stretched with the box.
        <path key={x} className={classes["out"]} d={`M${x.toFixed(2)} ${y.toFixed(2)}h0.001`} />
      ))}
    </svg>
  );
}
