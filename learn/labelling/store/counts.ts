import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { JudgedLabel } from "../contract.ts";

/** Judged texts of a label in a language. */
interface CountRow {
  readonly label: JudgedLabel;
  readonly language: string | null;
  readonly teach: number;
  readonly audit: number;
  readonly corrected: number;
  readonly disputed: number;
}

const truth = sql`(case when j.settled_at is not null then j.settled_value else j.value end)`;
/** Two people do not disagree, or somebody settled it. */
const isTold = sql<boolean>`(j.settled_at is not null or j.second_at is null or j.value is not distinct from j.second_value)`;

export async function countJudged(tx: Handle): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select j.label, j.language, (count(*) filter (where j.asked and j.purpose = 'teach'))::int as teach,
      (count(*) filter (where j.asked and j.purpose = 'audit'))::int as audit,
      (count(*) filter (where not j.asked))::int as corrected, (count(*) filter (where not ${isTold}))::int as disputed
    from label_judgement j group by 1, 2`.execute(tx);
  return rows;
}

/** Held-back texts that were asked for, week by week, with how many the machine had right. */
export async function countWeeks(
  tx: Handle,
): Promise<{ readonly label: JudgedLabel; readonly week: string; readonly texts: number; readonly right: number }[]> {
  const { rows } = await sql<{ label: JudgedLabel; week: string; texts: number; right: number }>`
    select j.label, to_char(date_trunc('week', j.judged_at at time zone 'UTC'), 'YYYY-MM-DD') as week,
      count(*)::int as texts, (count(*) filter (where j.machine_value is not distinct from ${truth}))::int as right
    from label_judgement j where j.asked and j.purpose = 'audit' and ${isTold}
    group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}

/** How many texts teach each value of a label, also those corrected in threads. */
export async function countValues(
  tx: Handle,
): Promise<{ readonly label: JudgedLabel; readonly value: string; readonly texts: number }[]> {
  const { rows } = await sql<{ label: JudgedLabel; value: string; texts: number }>`
    select j.label, ${truth} as value, count(*)::int as texts
    from label_judgement j where j.purpose = 'teach' and ${truth} is not null
    group by 1, 2`.execute(tx);
  return rows;
}

/** What both people said of the texts that two judged; at most so many, the latest. */
export async function findPairs(
  tx: Handle,
  limit: number,
): Promise<{ readonly label: JudgedLabel; readonly first: string | null; readonly second: string | null }[]> {
  const { rows } = await sql<{ label: JudgedLabel; first: string | null; second: string | null }>`
    select j.label, j.value as first, j.second_value as second
    from label_judgement j where j.second_at is not null order by j.judged_at desc limit ${limit}`.execute(tx);
  return rows;
}
