import type { Handle } from "@firsthand/platform/storage";

import type { Rhythm } from "../contract.ts";
import { checkWindow, type UnitScope, type Window } from "../rules/window.ts";
import { FACTS } from "../store/facts.ts";
import { onOneState } from "../store/snapshot.ts";
import { inboundByHour } from "../store/span.ts";
import { checkUnit } from "./check-unit.ts";

/** When in the week messages come in, in UTC. Throws `unknown_unit`, `empty_window` and `unreadable_moment`. */
export async function showRhythm(tx: Handle, query: Window & { readonly unit?: UnitScope }): Promise<Rhythm> {
  checkWindow(query);
  return onOneState(tx, async (state) => {
    await checkUnit(state, query.unit);
    const cells = await inboundByHour(state, FACTS.message.cases(query));
    return { cells, total: cells.reduce((sum, cell) => sum + cell.inbound, 0) };
  });
}
