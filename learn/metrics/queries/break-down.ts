import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { BreakdownBy, BreakdownRow } from "../contract.ts";
import type { FactName } from "../definition.ts";
import { metricOf } from "../definitions/index.ts";
import { noSuchParts } from "../errors.ts";
import { checkWindow, type UnitScope, type Window } from "../rules/window.ts";
import { FACTS } from "../store/facts.ts";
import { onOneState } from "../store/snapshot.ts";
import { checkUnit } from "./check-unit.ts";
import { measureParts } from "./measure-parts.ts";
import { partsOf } from "./parts-of.ts";

export interface BreakdownQuery extends Window {
  readonly id: string;
  readonly by: BreakdownBy;
  readonly unit?: UnitScope;
  readonly now: Date;
}

/** The most parts that are told. */
const MOST_PARTS = 500;

/**
 * The figure of each part that has cases, the part with the most of them first. Throws `unknown_metric`, `no_such_parts`,
 * `unknown_unit`, `empty_window` and `unreadable_moment`.
 */
export async function breakDown(tx: Handle, query: BreakdownQuery): Promise<BreakdownRow[]> {
  const metric = metricOf(query.id);
  const { by } = query;
  if (!partsOf(metric).includes(by)) throw noSuchParts(metric.id, by, partsOf(metric));
  checkWindow(query);
  return onOneState(tx, async (state) => {
    await checkUnit(state, query.unit);
    // A figure of days of people or of answers looks at the messages of the same part.
    const wanted: FactName[] = ["message", ...(metric.concern === "people" ? (["agent_day"] as const) : [])];
    const facts = [...new Set([metric.fact, ...wanted])].filter((fact) => FACTS[fact].parts[by]);
    const measured = await measureParts(state, query, {
      metrics: [metric],
      facts,
      split: (fact) => {
        // The function of a person's day is the person's; that of a message is what it is about.
        if (fact === "message" && metric.fact === "agent_day" && by === "function") return sql`author_function`;
        return sql`${FACTS[fact].parts[by] ?? sql`null`}::text`;
      },
    });
    return measured.keys
      .map((key) => ({ key, ...measured.of(metric, key) }))
      .filter((row) => row.n > 0)
      .toSorted((a, b) => b.n - a.n || ((a.key ?? "") < (b.key ?? "") ? -1 : 1))
      .slice(0, MOST_PARTS);
  });
}
