import { createHmac } from "node:crypto";

import { networkOf } from "@firsthand/platform/http";

import { tooManyAttempts } from "../errors.ts";
import type { Ground } from "../ground.ts";
import { ATTEMPT_WINDOW_SECONDS, attemptLimits, secondsToWait } from "../rules/limits.ts";
import type { Visit } from "../sessions.ts";
import * as store from "../store/attempts.ts";

/**
 * Counts an attempt before it is made, so that many at once count as many; gives the way to take it back when it was
 * no guess. Throws `too_many_attempts`.
 */
export async function countAttempt(
  { db, now, secret }: Ground,
  visit: Visit,
  account?: string,
): Promise<() => Promise<void>> {
  const bucketOf = (kind: string, value: string) =>
    `${kind} ${createHmac("sha256", secret).update(`attempt: ${value}`).digest("base64url")}`;
  const buckets = new Map([[bucketOf("network", networkOf(visit.address)), attemptLimits.network as number]]);
  if (account !== undefined) buckets.set(bucketOf("account", account.toLowerCase()), attemptLimits.account);
  const at = now();
  const windowStart = new Date(at.getTime() - ATTEMPT_WINDOW_SECONDS * 1000);
  for (const [bucket, most] of buckets) {
    const { attempts, since } = await store.countAttempt(db, { bucket, now: at, windowStart });
    if (attempts > most) throw tooManyAttempts(secondsToWait(since, at));
  }
  return () => store.forgiveAttempts(db, [...buckets.keys()]);
}
