import type { Entry } from "@firsthand/govern/quality/contract";

/** What tells an entry from all others. */
export function keyOf({ kind, id }: Pick<Entry, "kind" | "id">): string {
  return `${kind}:${id}`;
}

/** Of the chosen entries those that are shown: what a filter hides is not changed. */
export function chosenOf(shown: readonly Entry[], chosen: ReadonlySet<string>): Entry[] {
  return shown.filter((entry) => chosen.has(keyOf(entry)));
}
