import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { failureOf } from "../api/problem.ts";
import classes from "./note.module.css";

type NoteTone = "plain" | "positive" | "warning" | "negative";

const icons = {
  plain: IconInfoCircle,
  positive: IconCircleCheck,
  warning: IconAlertTriangle,
  negative: IconCircleX,
} as const;

/** A few sentences within a page that must be noticed: what happened, what is safe, what to do. */
export function Note({
  tone = "plain",
  title,
  children,
  action,
  told,
}: {
  readonly tone?: NoteTone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Read out at once: `alert` for what went wrong just now, `status` for what went well. */
  readonly told?: "alert" | "status";
}) {
  const Icon = icons[tone];
  return (
    <div className={classes["note"]} data-tone={tone} {...(told ? { role: told } : {})}>
      <span className={classes["icon"]} aria-hidden="true">
        <Icon size={18} stroke={1.7} />
      </span>
      <div className={classes["words"]}>
        {title !== undefined && <p className={classes["title"]}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {action !== undefined && <div className={classes["action"]}>{action}</div>}
      </div>
    </div>
  );
}

/** What went wrong with something that was just tried, in the words of the server. Nothing when nothing did. */
export function FailureNote({ error, action }: { readonly error: unknown; readonly action?: ReactNode }) {
  if (error === null || error === undefined) return undefined;
  const { message, advice } = failureOf(error);
  return (
    <Note tone="negative" title={message} told="alert" action={action}>
      {advice}
    </Note>
  );
}
