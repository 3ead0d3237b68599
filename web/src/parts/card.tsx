import type { ReactNode } from "react";

import classes from "./card.module.css";

/** A card with an optional heading, sub-heading and controls. */
export function Card({
  title,
  about,
  actions,
  flush,
  children,
}: {
  readonly title?: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** Lets tables and lists reach the edges. */
  readonly flush?: true;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes["card"]} data-flush={flush} {...(title === undefined ? {} : { "aria-label": title })}>
      {(title !== undefined || actions !== undefined) && (
        <header className={classes["head"]}>
          <div>
            {title !== undefined && <h2 className={classes["title"]}>{title}</h2>}
            {about !== undefined && <p className={classes["about"]}>{about}</p>}
          </div>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
