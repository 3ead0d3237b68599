import type { EntryKind, ShownEntry } from "../contract.ts";
import { unknownEntry } from "../errors.ts";
import type { QualityGround } from "../ground.ts";
import { aroundNode } from "../rules/lineage.ts";
import { lastRuns, newestRules } from "../store/rules.ts";
import { keyOf, readCatalogue } from "./read-catalogue.ts";

/** One entry of the catalogue with its columns, its rules and its lineage. Throws `unknown_entry`. */
export async function showEntry(ground: QualityGround, kind: EntryKind, id: string): Promise<ShownEntry> {
  const catalogue = await readCatalogue(ground);
  const found = catalogue.entries.find((one) => one.kind === kind && one.id === id);
  if (!found) throw unknownEntry(kind, id);
  const note = catalogue.notes.get(keyOf(kind, id));
  const rules = kind === "table" ? (await newestRules(ground.db)).filter(({ body }) => body.table === id) : [];
  const runs = new Map((await lastRuns(ground.db, 1)).map((run) => [run.rule, run.state]));
  return {
    ...found,
    columns:
      kind === "table" ? [...(catalogue.relations.get(id)?.columns ?? [])].map(([name, type]) => ({ name, type })) : [],
    lineage: aroundNode(catalogue.lineage, kind, id),
    rules: rules.map(({ rule, body }) => ({ id: rule, title: body.title, state: runs.get(rule) ?? null })),
    savedBy: note?.saved_by ?? null,
    savedAt: note?.saved_at.toISOString() ?? null,
  };
}
