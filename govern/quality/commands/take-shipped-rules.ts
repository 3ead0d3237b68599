import { transact, type Handle } from "@firsthand/platform/storage";

import { shippedRules } from "../rules/shipped.ts";
import { addRule, newestRules } from "../store/rules.ts";

/** Puts the rules that come with the product in force, but for those that somebody here changed; at each start. */
export async function takeShippedRules(db: Handle, now: Date): Promise<void> {
  await transact(db, async (tx) => {
    const known = new Map((await newestRules(tx)).map((row) => [row.rule, row]));
    for (const [rule, body] of Object.entries(shippedRules)) {
      const stands = known.get(rule);
      if (stands && (stands.origin === "edited" || isSame(stands.body, body))) continue;
      await addRule(tx, {
        rule,
        version: (stands?.version ?? 0) + 1,
        body,
        origin: "shipped",
        saved_by: "Firsthand",
        saved_at: now,
        why: stands ? "A new release of the product." : "A rule that comes with the product.",
      });
    }
  });
}

/** PostgreSQL keeps the keys of JSON in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
