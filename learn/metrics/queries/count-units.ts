import type { Handle } from "@firsthand/platform/storage";

import { checkWindow } from "../rules/window.ts";
import { onOneState } from "../store/snapshot.ts";
import { conversationsByUnit, type CountedUnit } from "../store/units.ts";

/**
 * The units of the conversations begun in a window, the busiest first, with their customers (a person known by several
 * accounts is one); null is what has no unit. Throws `empty_window` and `unreadable_moment`.
 */
export async function countUnits(
  tx: Handle,
  window: { readonly since: Date; readonly until: Date },
): Promise<CountedUnit[]> {
  checkWindow(window);
  return onOneState(tx, (state) => conversationsByUnit(state, window));
}
