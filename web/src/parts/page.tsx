import { type ReactNode, useEffect } from "react";

import classes from "./page.module.css";

interface PageProps {
  /** The heading, and the title of the window. */
  readonly title: string;
  /** What stands in the window's title, where the heading would not say enough. */
  readonly windowTitle?: string;
  readonly about?: ReactNode;
  /** Controls at the right of the heading. */
  readonly actions?: ReactNode;
  /** `narrow` for forms and prose; `wide` for figures and tables. */
  readonly width?: "narrow" | "wide";
  readonly children: ReactNode;
}

/** A page with its heading; the window is named after it. */
export function Page({ title, windowTitle, about, actions, width = "wide", children }: PageProps) {
  useWindowTitle(windowTitle ?? title);
  return (
    <div className={classes["page"]} data-width={width}>
      <header className={classes["head"]}>
        <div className={classes["words"]}>
          <h1 className={classes["title"]}>{title}</h1>
          {about !== undefined && <p className={classes["about"]}>{about}</p>}
        </div>
        {actions !== undefined && <div className={classes["actions"]}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** Names the window after what it shows. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Firsthand`;
  }, [title]);
}
