import type { ScopeSearch } from "../../../scope/scope.ts";
import { dayAfter, dayOf } from "../../../scope/window-text.ts";

const weeks13 = 91 * 86_400_000;

/**
 * The window of the figures that shows what was imported: the usual one where the log ends in the days of the source,
 * else 13 weeks until the newest day of the source. `last` are moments; undefined where they are not known.
 */
export function figuresWindow(last: { readonly source: string | undefined; readonly log: string | null }): ScopeSearch {
  if (last.source === undefined || last.log === null) return {};
  const until = dayAfter(dayOf(last.source));
  const since = dayOf(Date.parse(until) - weeks13);
  return dayOf(Date.parse(last.log) - weeks13 / 13) < until ? {} : { since, until };
}
