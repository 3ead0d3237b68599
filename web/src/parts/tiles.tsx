import type { ReactNode } from "react";

import classes from "./tiles.module.css";

/** Figures at the top of a page, side by side. */
export function Tiles({ children }: { readonly children: ReactNode }) {
  return <dl className={classes["tiles"]}>{children}</dl>;
}

/** One of them; what stands below it in small letters are the children. */
export function Tile({
  title,
  value,
  hint,
  children,
}: {
  readonly title: string;
  readonly value: ReactNode;
  /** Shown while a pointer rests on it. */
  readonly hint?: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes["tile"]} title={hint}>
      <dt>{title}</dt>
      <dd>
        {value}
        {children && <small>{children}</small>}
      </dd>
    </div>
  );
}
