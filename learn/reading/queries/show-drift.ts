import type { Reach } from "@firsthand/kernel/permissions";

import type { ReadingAlarm, ReadingDrift } from "../contract.ts";
import type { ReadingGround } from "../ground.ts";
import { findLook, findOpenAlarms, type AlarmRow } from "../store/alarms.ts";

/** The last look at what is read, and what is out of its band; null for whoever sees a part of the organisation alone. */
export async function showDrift({ db }: ReadingGround, reach: Reach): Promise<ReadingDrift | null> {
  if (reach !== "all") return null;
  const look = await findLook(db);
  return {
    look: look
      ? {
          at: look.looked_at.toISOString(),
          since: look.since.toISOString(),
          until: look.until.toISOString(),
          messages: look.messages,
          rereading: look.rereading,
          figures: [...look.figures],
        }
      : null,
    alarms: (await findOpenAlarms(db)).map(shownAlarm),
  };
}

function shownAlarm(row: AlarmRow): ReadingAlarm {
  const { about, kind, value, expected, low, high } = row;
  return {
    id: row.alarm_id,
    about,
    kind,
    value,
    expected,
    low,
    high,
    moved: [...row.moved],
    beganAt: row.began_at.toISOString(),
    stoodAt: row.stood_at.toISOString(),
    acknowledged:
      row.acknowledged_at === null
        ? null
        : { at: row.acknowledged_at.toISOString(), by: row.acknowledged_by ?? "somebody" },
  };
}
