import type { QualityOverview } from "../contract.ts";
import type { QualityGround } from "../ground.ts";
import { failingRows } from "../store/rules.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { listRules } from "./show-rule.ts";

/** Rules with what they found, how much of the data has an owner, and when sources last brought something. */
export async function showOverview(ground: QualityGround): Promise<QualityOverview> {
  const { entries } = await readCatalogue(ground);
  const rules = await listRules(ground.db);
  const freshness = rules.filter(({ body, last }) => body.must.form === "fresh" && body.on && last?.reason === null);
  const late = new Set<string>();
  for (const { id } of freshness) for (const { key } of await failingRows(ground.db, id)) late.add(key);
  const lookedAt = entries.find((entry) => entry.lookedAt !== null)?.lookedAt ?? null;
  return {
    rules,
    entries: entries.length,
    owned: entries.filter(({ owner }) => owner !== null).length,
    sources: entries
      .filter(({ kind }) => kind === "source")
      .map(({ id, lastAt }) => ({
        id,
        lastAt,
        state: late.has(id) ? "late" : freshness.length > 0 ? "fresh" : "unknown",
      })),
    lookedAt,
  };
}
