import { useMemo } from "react";

import { useSize } from "../use-size.ts";
import { chasmPaths } from "./chasm-paths.ts";
import classes from "./map.module.css";

/** The chasm, drawn over the whole height of the map; words beside it say the same. */
export function Chasm() {
  const [ref, size] = useSize();
  const paths = useMemo(
    () => (size !== undefined && size.width > 0 && size.height > 0 ? chasmPaths(size) : undefined),
    [size],
  );
  return (
    <div className={classes["strip"]} aria-hidden="true">
      <div ref={ref} className={classes["chasm"]}>
        {paths && (
          <svg width={size?.width} height={size?.height}>
            {paths.depths.map((path, depth) => (
              <path key={depth} d={path} className={classes["depth"]} data-depth={depth} />
            ))}
            {paths.brinks.map((path) => (
              <path key={path} d={path} className={classes["brink"]} />
            ))}
          </svg>
        )}
      </div>
    </div>
  );
}
