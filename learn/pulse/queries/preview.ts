import type { Handle } from "@firsthand/platform/storage";

import type { Replayed } from "../contract/watch.ts";
import { shareOfItself, unitOutOfReach } from "../errors.ts";
import { isOpenTo, type PulseAsker } from "../rules/rights.ts";
import { frameOf, isPartOfFrame, type Series } from "../rules/series.ts";
import { DAY } from "../rules/steps.ts";
import { usualStep } from "./usual-step.ts";
import { findNewest } from "../store/counts.ts";
import { replay } from "./replay.ts";

const PREVIEW_DAYS = 90;
/** A log whose newest message is older than this is looked at as it was at its end. */
const OLD_MS = 14 * DAY;

/** What a watch would have found in the last 90 days, or in the last 90 of a log that ended earlier. */
export async function preview(
  tx: Handle,
  asked: Omit<Series, "step"> & { readonly step?: Series["step"] | undefined; readonly until?: string | undefined },
  { now, asker }: { readonly now: Date; readonly asker: PulseAsker },
): Promise<Replayed> {
  const { filter, kind, sensitivity } = asked;
  if (!isOpenTo(asker, "pulse.manage", filter.unit)) throw unitOutOfReach(filter.unit ?? null);
  if (kind === "share" && !isPartOfFrame(filter)) throw shareOfItself();
  const counted = kind === "share" ? frameOf(filter) : filter;
  const until = asked.until === undefined ? await endOf(tx, counted, now) : new Date(asked.until);
  const step = asked.step ?? (await usualStep(tx, { filter: counted }, until));
  const since = new Date(until.getTime() - PREVIEW_DAYS * DAY);
  return await replay(tx, { filter, kind, sensitivity, step }, { since, until, now });
}

async function endOf(tx: Handle, filter: Series["filter"], now: Date): Promise<Date> {
  const newest = await findNewest(tx, filter, now);
  return newest !== null && now.getTime() - newest.getTime() > OLD_MS ? new Date(newest.getTime() + DAY) : now;
}
