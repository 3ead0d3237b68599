import type { Handle } from "@firsthand/platform/storage";

import { newestRules, thinRuns } from "../store/rules.ts";
import { runRule, type RunOptions } from "./run-rule.ts";

const DAY = 86_400_000;
/** So many days keep every run; earlier ones keep the last of each day. */
const EVERY_RUN_DAYS = 14;
const KEPT_DAYS = 800;

/** Every rule that is switched on looks at the data, one after the other; ends early when `signal` is raised. */
export async function runRules(
  db: Handle,
  { now, signal, ...options }: Omit<RunOptions, "now"> & { readonly now: () => Date; readonly signal: AbortSignal },
): Promise<number> {
  let done = 0;
  for (const row of await newestRules(db)) {
    if (!row.body.on) continue;
    signal.throwIfAborted();
    await runRule(db, row, { ...options, now: now() });
    done++;
  }
  const today = now().getTime();
  await thinRuns(db, { day: new Date(today - EVERY_RUN_DAYS * DAY), first: new Date(today - KEPT_DAYS * DAY) });
  return done;
}
