import type { SourceDeclaration, SourceRecord } from "@firsthand/connect/records";

import { DAY_MS, DAYS, startOf } from "./rules/calendar.ts";
import { recordsOf } from "./rules/days.ts";
import { SAMPLE_SOURCES } from "./rules/sources.ts";
import { createTelling } from "./rules/telling.ts";

/** A source of the sample organisation with everything that it delivers, oldest first. */
export interface SampleSource {
  readonly declaration: SourceDeclaration;
  readonly records: readonly SourceRecord[];
}

/** The names of its sources. */
export const sampleSourceNames: readonly string[] = Object.values(SAMPLE_SOURCES).map(({ name }) => name);

/**
 * The sample organisation: thirteen weeks that end with the day before `anchor` (UTC). The same day gives the same
 * records, byte for byte.
 */
export function sampleOrganisation(anchor: Date): SampleSource[] {
  const end = anchor.getTime() - (anchor.getTime() % DAY_MS);
  const telling = createTelling(startOf(end, -DAYS));
  const days = Array.from({ length: DAYS }, (_, day) => recordsOf(telling, day));
  const past = days.flat().filter((record) => Date.parse(record.at) < end);
  return Object.values(SAMPLE_SOURCES).map((declaration) => ({
    declaration,
    records: past.filter((record) => record.channel === declaration.channel).toSorted(inTime),
  }));
}

function inTime(a: SourceRecord, b: SourceRecord): number {
  return Date.parse(a.at) - Date.parse(b.at) || ((a.externalId ?? "") < (b.externalId ?? "") ? -1 : 1);
}
