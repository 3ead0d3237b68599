import { parseMapping } from "@firsthand/connect/files";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { SavedMapping } from "../contract.ts";
import { mappingConflict } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { findMapping, saveMapping as save, type MappingRow } from "../store/mappings.ts";

/** Saves a mapping file that is right. Throws `bad_mapping_file`, and `mapping_conflict` when another version stands. */
export async function saveMapping(
  { db, world }: ImportsGround,
  mapping: { readonly name: string; readonly text: string; readonly ifVersion: number; readonly by: string },
): Promise<SavedMapping> {
  const { name, text, ifVersion, by } = mapping;
  parseMapping(name, text);
  return await transact(db, async (tx) => {
    const before = await findMapping(tx, name);
    const row = { name, body: text, version: ifVersion + 1, saved_by: by, saved_at: world.now };
    const saved = await save(tx, row);
    if (saved) {
      noteChange({ subject: `mapping file ${name}`, before: before?.body ?? null, after: text });
      return savedMapping(saved);
    }
    const stands = await findMapping(tx, name);
    const [version, savedBy] = [stands?.version ?? 0, stands?.saved_by ?? null];
    throw mappingConflict({ version, savedBy, savedAt: stands?.saved_at.toISOString() ?? null });
  });
}

/** A saved mapping file, for people. */
export function savedMapping({ name, body, version, saved_by, saved_at }: MappingRow): SavedMapping {
  return { name, text: body, savedAt: saved_at.toISOString(), savedBy: saved_by, version };
}
