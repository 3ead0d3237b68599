import type { ImportRun } from "@firsthand/engage/imports/contract";

import type { Tone } from "../../../parts/chip.tsx";

/** Words and tone for how an import stands. */
export const runStates: Readonly<Record<ImportRun["state"], { readonly title: string; readonly tone: Tone }>> = {
  waiting: { title: "Waiting", tone: "plain" },
  running: { title: "Running", tone: "accent" },
  done: { title: "Done", tone: "positive" },
  failed: { title: "Failed", tone: "negative" },
  stopped: { title: "Stopped", tone: "warning" },
};

/** Whether it will go on by itself. */
export function isMoving({ state }: Pick<ImportRun, "state">): boolean {
  return state === "waiting" || state === "running";
}

/** How much of the file was read, from 0 to 100; undefined where the size is not known. */
export function shareRead({
  bytesRead,
  size,
  state,
}: Pick<ImportRun, "bytesRead" | "size" | "state">): number | undefined {
  if (state === "done") return 100;
  return size === null || size === 0 ? undefined : Math.min(100, (bytesRead / size) * 100);
}
