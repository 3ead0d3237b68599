import { setImmediate as breathe } from "node:timers/promises";

import { beginDetection, type Counted, type Detected, type Scored, type Series } from "../rules/series.ts";

/** So many steps are judged without a pause: some ten milliseconds. */
const AT_ONCE = 500;

/** `detect` over a long time: whoever asks the server meanwhile waits for some milliseconds, not for a second. */
export async function detectSlowly(series: Series, counted: readonly Counted[]): Promise<Detected> {
  const detection = beginDetection(series, null);
  const scores: Scored[] = [];
  for (let from = 0; from < counted.length; from += AT_ONCE) {
    scores.push(...detection.judge(counted.slice(from, from + AT_ONCE)));
    await breathe();
  }
  return { scores, ...detection.end() };
}
