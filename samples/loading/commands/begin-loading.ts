import type { Handle } from "@firsthand/platform/storage";

import { sampleOrganisation } from "../../organisation/index.ts";
import { beingRemoved } from "../errors.ts";
import { insertSample, lockSample, type SampleRow } from "../store/sample.ts";

/**
 * Makes it known that the sample organisation is to be loaded, with weeks that end the day before `now`; what is being
 * loaded or is loaded stays as it is. Throws `sample_being_removed`.
 */
export async function beginLoading(tx: Handle, now: Date): Promise<SampleRow | undefined> {
  const known = await lockSample(tx);
  if (known?.state === "removing") throw beingRemoved();
  if (known) return known;
  const total = sampleOrganisation(now).reduce((sum, { records }) => sum + records.length, 0);
  await insertSample(tx, { anchor: now.toISOString().slice(0, 10), total, begun_at: now });
  return await lockSample(tx);
}
