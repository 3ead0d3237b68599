import { Button, Skeleton } from "@mantine/core";
import { IconCloudOff, IconMoodEmpty } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { failureOf } from "../api/problem.ts";
import classes from "./states.module.css";

/** Nothing is here: says why, and what to do. */
export function EmptyState({
  title,
  children,
  action,
  icon,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}) {
  return (
    <div className={classes["state"]}>
      <span className={classes["icon"]} aria-hidden="true">
        {icon ?? <IconMoodEmpty size={28} stroke={1.5} />}
      </span>
      <h2 className={classes["title"]}>{title}</h2>
      {children !== undefined && <div className={classes["text"]}>{children}</div>}
      {action !== undefined && <div className={classes["action"]}>{action}</div>}
    </div>
  );
}

/** Something went wrong: says what, what is safe, and offers another try. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry?: () => unknown }) {
  const failure = failureOf(error);
  const { instance, status } = failure;
  // What a page asks for comes from its address; the words of the API are for programs.
  const misled = failure.code === "invalid_input";
  const { message, advice } = misled ? wrongAddress : failure;
  return (
    <div className={classes["state"]} role="alert">
      <span className={classes["icon"]} aria-hidden="true">
        <IconCloudOff size={28} stroke={1.5} />
      </span>
      <h2 className={classes["title"]}>{message}</h2>
      {advice !== undefined && <p className={classes["text"]}>{advice}</p>}
      {instance !== undefined && status >= 500 && (
        <p className={classes["fine"]}>
          Request <code>{instance}</code> in the log of the server.
        </p>
      )}
      {retry && !misled && (
        <div className={classes["action"]}>
          <Button variant="default" onClick={() => void retry()}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}

const wrongAddress = {
  message: "This address leads nowhere",
  advice: "It may be misspelt or cut off. Nothing is lost: open the page again from the menu.",
};

/** Keeps the place of rows that are being fetched. */
export function RowsSkeleton({ rows, height }: { readonly rows: number; readonly height: number }) {
  return (
    <section aria-busy="true" aria-label="Loading">
      {Array.from({ length: rows }, (_unused, at) => (
        <Skeleton key={at} height={height} mb={8} radius="md" />
      ))}
    </section>
  );
}
