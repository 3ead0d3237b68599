import type { Handle } from "@firsthand/platform/storage";

import type { Invented, Replayed } from "../contract/watch.ts";
import { badSpan, unknownWatch } from "../errors.ts";
import type { PulseGround } from "../ground.ts";
import { inject, isOfDrill, LEAST_USUAL, type Injection } from "../rules/injection.ts";
import { isOpenTo, type PulseAsker } from "../rules/rights.ts";
import { pointOf, thinned, type Series } from "../rules/series.ts";
import { DAY, stepBefore, STEPS, WEEK } from "../rules/steps.ts";
import { countSteps, findExtent } from "../store/counts.ts";
import { findWatch } from "../store/watches.ts";
import { detectSlowly } from "./detect-slowly.ts";

const LONGEST_MS = 400 * DAY;
/** As many points as a chart has room for. */
const MOST_POINTS = 720;

/**
 * What a watch would have found in a past span, judged step by step by what came before it alone; with an invented
 * crisis, which is added to a copy of the counts. The clock is simulated: an alert comes at the end of its step, as it
 * would have at the earliest. Nothing is kept and nobody is told. Throws `bad_span`.
 */
export async function replay(
  tx: Handle,
  series: Series,
  {
    since,
    until,
    now,
    invented,
  }: { readonly since: Date; readonly until: Date; readonly now: Date; readonly invented?: Invented | undefined },
): Promise<Replayed> {
  const { ms, historyMs, learningMs } = STEPS[series.step];
  const [from, to] = [stepBefore(since.getTime(), ms), stepBefore(Math.min(until.getTime(), now.getTime()), ms)];
  if (since >= until || to <= from) throw badSpan("There is no whole step between this beginning and this end.");
  if (until.getTime() - since.getTime() > LONGEST_MS) throw badSpan("More than 400 days cannot be replayed at once.");
  const extent = await findExtent(tx, series.filter, { since: from - historyMs, until: to });
  const first = extent === null ? null : stepBefore(extent.first.getTime(), ms);
  const span = { step: series.step, since: new Date(from).toISOString(), until: new Date(to).toISOString() };
  if (first === null) {
    return {
      ...span,
      alertsFrom: null,
      points: [],
      stepsAPoint: 1,
      found: [],
      alertsAWeek: null,
      minutesToAlert: null,
    };
  }
  const alertsFrom = Math.max(from, first + learningMs);
  const counted = await countSteps(tx, series, { since: Math.min(first, from), until: to });
  const plain = await detectSlowly(series, counted);
  const injection = invented && injectionOf(invented, ms, plain.scores);
  const copy = injection ? await detectSlowly(series, inject(counted, injection)) : plain;
  const found = copy.incidents
    .filter(({ detected, direction }) => direction === "rise" && detected >= alertsFrom)
    .map((one) => ({
      onset: new Date(one.onset).toISOString(),
      alertAt: new Date(one.detected + ms).toISOString(),
      endedAt: one.ended === null ? null : new Date(one.ended).toISOString(),
      severity: one.severity,
      excess: Math.round(one.excess),
      invented: injection !== undefined && isOfDrill(one, injection, plain.incidents),
    }));
  const weeks = (to - alertsFrom) / WEEK;
  const alert = found.find((one) => one.invented);
  return {
    ...span,
    alertsFrom: alertsFrom < to ? new Date(alertsFrom).toISOString() : null,
    ...thinned(copy.scores.filter(({ at }) => at >= from).map(pointOf), MOST_POINTS),
    found,
    alertsAWeek: weeks > 0 ? found.filter((one) => !one.invented).length / weeks : null,
    minutesToAlert:
      alert && invented ? Math.round((Date.parse(alert.alertAt) - Date.parse(invented.at)) / 60_000) : null,
  };
}

function injectionOf(
  { at, hours, times }: Invented,
  stepMs: number,
  scores: readonly { readonly at: number; readonly expected: number }[],
): Injection {
  const beganAt = Date.parse(at);
  const step = scores.findLast((score) => score.at <= beganAt);
  return {
    beganAt,
    endsAt: beganAt + hours * 3_600_000,
    times,
    usual: Math.max(LEAST_USUAL, step?.expected ?? 0),
    stepMs,
  };
}

/** Replays a past span with a watch as it is set now. Throws `unknown_watch` and `bad_span`. */
export async function replayWatch(
  ground: PulseGround,
  asked: {
    readonly id: string;
    readonly since: string;
    readonly until: string;
    readonly invented?: Invented | undefined;
  },
  asker: PulseAsker,
): Promise<Replayed> {
  const watch = await findWatch(ground.db, asked.id);
  if (!watch || !isOpenTo(asker, "pulse.read", watch.filter.unit)) throw unknownWatch(asked.id);
  const [since, until] = [new Date(asked.since), new Date(asked.until)];
  return await replay(ground.db, watch, { since, until, now: ground.now(), invented: asked.invented });
}
