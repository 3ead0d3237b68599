import { mintId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import { judgedLabels } from "../../labelling/contract.ts";
import { judgementsBetween } from "../../labelling/index.ts";
import type { ReadingGround } from "../ground.ts";
import { casesOf } from "../rules/cases.ts";
import { mixesOf, qualityOf, wordsOf, type Found, type WeeklyCounts } from "../rules/drift.ts";
import * as alarms from "../store/alarms.ts";
import { countValues, findTexts, newestBefore, type ValueCount } from "../store/messages.ts";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** The week that is looked at, and those that it is compared with. */
const WEEKS = 9;
/** Judgements of so many days are compared with those before them. */
const RECENT_DAYS = 28;
const PAST_DAYS = 365;
/** What is back in its band for so long is over: a figure at the edge of it would else alarm anew each day. */
const OVER_AFTER_DAYS = 2;
const FORGOTTEN_AFTER_DAYS = 365;
/** Fewer than this share read by one version: messages are being read anew. */
const ONE_VERSION = 0.99;

/**
 * Compares what was read in the last week of whole days with the eight before, and what is right of the held-back texts
 * of the last four weeks with the year before. What left its band is an alarm, told once; what is back for two days is
 * over. Does nothing in an empty log.
 */
export async function lookAtReading({ db, now, random }: ReadingGround): Promise<void> {
  const at = now();
  const newest = await newestBefore(db, at);
  if (!newest) return;
  // days that are not over have other hours than whole ones
  const today = Math.floor(at.getTime() / DAY_MS) * DAY_MS;
  const until = new Date(Math.min(today, Math.ceil((newest.getTime() + 1) / DAY_MS) * DAY_MS));
  const rows = await countValues(db, { until, weeks: WEEKS });
  const rereading = isRereading(rows);
  const found = [
    ...(rereading ? [] : mixesOf(weeklyCounts(rows))),
    ...wordsOf(await findTexts(db, { until, weeks: WEEKS })),
    ...(await qualities({ db, now })),
  ];
  await transact(db, async (tx) => {
    await alarms.lockLook(tx);
    const before = await alarms.findOpenAlarms(tx);
    for (const one of found.filter(({ drifts }) => drifts))
      await alarms.raiseAlarm(tx, { alarm_id: mintId(0, at.getTime(), random), ...one, began_at: at, stood_at: at });
    const over = new Date(at.getTime() - OVER_AFTER_DAYS * DAY_MS);
    await alarms.endAlarms(tx, { before: over, at, compared: !rereading });
    await alarms.forgetAlarms(tx, new Date(at.getTime() - FORGOTTEN_AFTER_DAYS * DAY_MS));
    await alarms.saveLook(tx, {
      looked_at: at,
      since: new Date(until.getTime() - WEEK_DAYS * DAY_MS),
      until,
      messages: countOf(rows.filter(({ about, week }) => about === "version" && week === WEEKS - 1)),
      rereading,
      figures: found.map(({ moved: _moved, ...figure }) => figure),
    });
    const stand = await alarms.findOpenAlarms(tx);
    const ids = (list: typeof stand) => list.map(({ alarm_id: id }) => id).join(" ");
    if (ids(before) !== ids(stand)) await notify(tx, logChannel, JSON.stringify({ topics: ["taxonomy"] }));
  });
}

async function qualities({ db, now }: Pick<ReadingGround, "db" | "now">): Promise<Found[]> {
  const ago = (days: number) => new Date(now().getTime() - days * DAY_MS);
  const found: Found[] = [];
  for (const label of judgedLabels) {
    const judgements = await judgementsBetween(db, {
      label,
      since: ago(PAST_DAYS + RECENT_DAYS),
      purpose: "audit",
      asked: true,
      reach: "all",
    });
    found.push(...qualityOf(label, casesOf(judgements), ago(RECENT_DAYS)));
  }
  return found;
}

/** Whether a part of the messages still has what an earlier version read: then labels differ by what read them. */
function isRereading(rows: readonly ValueCount[]): boolean {
  const versions = rows.filter(({ about }) => about === "version");
  const byVersion = Map.groupBy(versions, ({ value }) => value);
  const most = Math.max(0, ...Array.from(byVersion.values(), countOf));
  return most < ONE_VERSION * countOf(versions);
}

function weeklyCounts(rows: readonly ValueCount[]): WeeklyCounts {
  const counts = new Map<string, Map<string | null, number>[]>();
  for (const { about, week, value, count } of rows) {
    if (about === "version") continue;
    const weeks = counts.get(about) ?? Array.from({ length: WEEKS }, () => new Map<string | null, number>());
    weeks[week]?.set(value, count);
    counts.set(about, weeks);
  }
  return counts;
}

const countOf = (rows: readonly Pick<ValueCount, "count">[]): number => rows.reduce((sum, { count }) => sum + count, 0);
