import { MOOD_LIMIT } from "@firsthand/analytics/text";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Of each quarter of a day at most so many messages are looked at, so that a look costs the same in a log of any size. */
const MOST_OF_A_QUARTER = 250;
/** Of each day at most so many texts are. */
const MOST_TEXTS_OF_A_DAY = 60;

const DAY_MS = 86_400_000;
const QUARTER_MS = DAY_MS / 4;

export interface Weeks {
  /** The end of the last week. */
  readonly until: Date;
  readonly weeks: number;
}

export type ValueCount = {
  /** From 0, the oldest. */
  readonly week: number;
  readonly about: string;
  readonly value: string | null;
  readonly count: number;
};

const isCustomers = sql`i.direction = 'in' and i.cleared_at is null and i.body <> ''
  and (i.author_role is null or i.author_role <> 'bot')`;

/** How often each value was read in messages of customers, week by week; `version` is what read them. */
export async function countValues(tx: Handle, { until, weeks }: Weeks): Promise<ValueCount[]> {
  const quarters = weeks * 7 * 4;
  const since = until.getTime() - quarters * QUARTER_MS;
  const begins = Array.from({ length: quarters }, (_unused, at) => new Date(since + at * QUARTER_MS));
  const { rows } = await sql<ValueCount>`
    select (q.place - 1)::int / 28 as week, x.about, x.value, count(*)::int as count
    from unnest(${begins}::timestamptz[]) with ordinality as q(begins, place)
    cross join lateral (
      select i.topic, i.intent, i.function, i.sentiment, i.urgency, i.expects_answer, i.language, i.model_version
      from interaction i
      where i.at >= q.begins and i.at < q.begins + interval '6 hours' and ${isCustomers}
      order by i.at desc, i.interaction_id limit ${MOST_OF_A_QUARTER}
    ) m
    cross join lateral (values
      ('topic', m.topic), ('intent', m.intent), ('function', m.function),
      ('mood', case when m.sentiment > ${MOOD_LIMIT}::real then 'positive'
        when m.sentiment < ${-MOOD_LIMIT}::real then 'negative' else 'neutral' end),
      ('urgency', (m.urgency >= 0.5)::text), ('expects_answer', (m.expects_answer >= 0.5)::text),
      ('language', m.language), ('version', m.model_version)
    ) as x(about, value)
    group by 1, 2, 3`.execute(tx);
  return rows;
}

/** Texts of customers, some of each day, week by week, the oldest first. */
export async function findTexts(tx: Handle, { until, weeks }: Weeks): Promise<string[][]> {
  const days = weeks * 7;
  const since = until.getTime() - days * DAY_MS;
  const begins = Array.from({ length: days }, (_unused, at) => new Date(since + at * DAY_MS));
  const { rows } = await sql<{ week: number; body: string }>`
    select (q.place - 1)::int / 7 as week, m.body
    from unnest(${begins}::timestamptz[]) with ordinality as q(begins, place)
    cross join lateral (
      select left(i.body, 2000) as body from interaction i
      where i.at >= q.begins and i.at < q.begins + interval '1 day' and ${isCustomers}
      order by i.at desc, i.interaction_id limit ${MOST_TEXTS_OF_A_DAY}
    ) m`.execute(tx);
  const texts = Array.from({ length: weeks }, (): string[] => []);
  for (const { week, body } of rows) texts[week]?.push(body);
  return texts;
}

/** The moment of the newest message, at most `now`; undefined in an empty log. */
export async function newestBefore(tx: Handle, now: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select at from interaction where at <= ${now} order by at desc, interaction_id limit 1`.execute(tx);
  return rows[0]?.at;
}
