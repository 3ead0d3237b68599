import { sql, type RawBuilder } from "kysely";

import type { Definition, Predicate } from "../definition.ts";
import { amountOf, numberOf } from "../rules/figure.ts";
import { countWhere, share } from "./forms.ts";

type Coverage = Omit<Definition, "population" | "counted" | "columns" | "figure" | "fact" | "concern" | "measure"> & {
  /** Which conversations are asked about. */
  readonly among: RawBuilder<boolean>;
  /** When the answer that is asked for came; null when it did not. */
  readonly answeredAt: string;
  /** Which answered ones count; without it all do. */
  readonly counted?: RawBuilder<boolean>;
};

/**
 * A share of conversations that were answered in some way. Those whose answer is still missing while the promise
 * runs are neither answered nor failed: they are left out, counted, and said. So are those of sources that are new:
 * who begins to listen must not look worse for it.
 */
export function coverage(metric: Coverage): Definition {
  const { among, answeredAt, counted, ...described } = metric;
  const answered = sql<boolean>`${sql.ref(answeredAt)} is not null`;
  const running: Predicate = ({ now }) => sql<boolean>`coalesce(promise_due_at > ${now}::timestamptz, false)`;
  const asked = sql<boolean>`answers_included and ${among}`;
  const counts = sql<boolean>`coalesce(first_in_at >= counts_from, true)`;
  const base = sql<boolean>`${asked} and ${counts}`;
  const whole = share({
    ...described,
    fact: "conversation",
    concern: "answers",
    measure: "share",
    population: (moment) => sql<boolean>`${base} and (${answered} or not ${running(moment)})`,
    counted: () => counted ?? answered,
  });
  return {
    ...whole,
    columns: (moment) => ({
      ...whole.columns(moment),
      not_due: countWhere(sql<boolean>`${base} and not (${answered}) and ${running(moment)}`),
      in_grace: countWhere(sql<boolean>`${asked} and not (${counts})`),
    }),
    aside: (numbers) => ({ notDue: numberOf(numbers, "not_due") }),
    remarks: (numbers, surroundings) => {
      const notDue = numberOf(numbers, "not_due");
      const inGrace = numberOf(numbers, "in_grace");
      return [
        ...(notDue > 0 ? [`Left out: ${amountOf(notDue)} that wait and whose promised time still runs.`] : []),
        ...(inGrace > 0
          ? [`Left out: ${amountOf(inGrace)} of new sources: these count 90 days after they were connected.`]
          : []),
        ...(metric.remarks?.(numbers, surroundings) ?? []),
      ];
    },
  };
}
