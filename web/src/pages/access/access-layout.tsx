import type { ReactNode } from "react";

import { useWindowTitle } from "../../parts/page.tsx";
import classes from "./access.module.css";

/** The page of who is not inside yet: the brand, and one card with one thing to do. */
export function AccessLayout({
  title,
  windowTitle,
  about,
  children,
}: {
  readonly title: string;
  /** What stands in the window's title, where the heading would not say enough. */
  readonly windowTitle?: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}) {
  useWindowTitle(windowTitle ?? title);
  return (
    <div className={classes["place"]}>
      <main className={classes["column"]}>
        <div className={classes["brand"]}>
          <img src="/assets/icon.svg" alt="" />
          Firsthand
        </div>
        <div className={classes["card"]}>
          <h1 className={classes["title"]}>{title}</h1>
          {about !== undefined && <p className={classes["about"]}>{about}</p>}
          {children}
        </div>
      </main>
      <footer className={classes["foot"]}>Every customer’s word, understood, answered and measured.</footer>
    </div>
  );
}
