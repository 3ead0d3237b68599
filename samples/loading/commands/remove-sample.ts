import { findTakingPart, forgetSource } from "@firsthand/engage/conversations";
import { findLinked, forgetIdentities } from "@firsthand/engage/identities";
import { forgetDeliveries, keepDeliveriesAway } from "@firsthand/engage/listen";
import { withdrawSource } from "@firsthand/engage/sources";
import { removeSampleInsights } from "@firsthand/learn/insight";
import { forgetMonths } from "@firsthand/learn/metrics";
import { forgetEmptyIncidents } from "@firsthand/learn/pulse";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { removeAnswersOf } from "@firsthand/transform/attestations";

import { SAMPLE_PEOPLE, sampleSourceNames } from "../../organisation/index.ts";
import { deleteSample, lockSample } from "../store/sample.ts";

/**
 * Removes everything of the sample organisation if that is asked for, in one transaction: afterwards the log is what it
 * would be without it. Whoever also takes part in something else stays. False if there was nothing to remove.
 */
export async function removeSample(db: Handle): Promise<boolean> {
  return await transact(db, async (tx) => {
    const sample = await lockSample(tx);
    if (sample?.state !== "removing") return false;
    await keepDeliveriesAway(tx);
    const people = new Set<string>();
    for (const source of sampleSourceNames) {
      for (const id of await forgetSource(tx, source)) people.add(id);
      await forgetDeliveries(tx, source);
      await withdrawSource(tx, source);
    }
    const identityIds = [...people, ...(await findLinked(tx, [...people]))];
    const kept = await findTakingPart(tx, identityIds);
    await forgetIdentities(tx, { identityIds, kept, since: sample.begun_at });
    await removeSampleInsights(tx);
    await forgetEmptyIncidents(tx, sample.begun_at);
    await removeAnswersOf(tx, SAMPLE_PEOPLE);
    // What was recorded meanwhile was measured from the sample too; months of one's own are recorded anew.
    await forgetMonths(tx, { since: sample.begun_at });
    await deleteSample(tx);
    await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
    return true;
  });
}
