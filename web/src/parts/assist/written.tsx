import { IconSparkles } from "@tabler/icons-react";
import type { ReactNode } from "react";

import classes from "./written.module.css";

/** Something that a language model wrote, marked as such: plain text in which nothing is a link. */
export function Written({
  label,
  by,
  text,
  note,
  action,
}: {
  /** What it is, for who cannot see the mark. */
  readonly label: string;
  /** Who wrote it and what: "Translated into French by the language model m". */
  readonly by: string;
  readonly text?: string;
  readonly note?: string | undefined;
  readonly action?: ReactNode;
}) {
  return (
    <section className={classes["written"]} aria-label={label} aria-live="polite">
      <div className={classes["head"]}>
        <p className={classes["by"]}>
          <IconSparkles size={14} stroke={1.7} aria-hidden="true" />
          <span>{by}</span>
        </p>
        {action}
      </div>
      {text !== undefined && (
        <p className={classes["text"]} dir="auto">
          {text}
        </p>
      )}
      {note !== undefined && <p className={classes["fine"]}>{note}</p>}
    </section>
  );
}
