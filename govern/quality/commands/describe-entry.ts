import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { EntryKind } from "../contract.ts";
import { entryConflict, unknownEntry, unknownOwner } from "../errors.ts";
import type { QualityGround } from "../ground.ts";
import { keyOf, readCatalogue } from "../queries/read-catalogue.ts";
import { findNotes, saveNote, tellOwned, type NoteRow } from "../store/catalogue.ts";

interface Entry {
  readonly kind: EntryKind;
  readonly id: string;
  readonly ifVersion: number;
}

/** What changes of an entry; what is left out stays. Empty is nobody, and what the product says. */
export interface Described {
  readonly owner: string;
  readonly ownerId: string | null;
  readonly description?: string;
  readonly decides?: boolean;
}

/**
 * Says who owns entries of the catalogue, and of one also what it is. All or nothing. Throws `unknown_entry`,
 * `unknown_owner`, and `entry_conflict` when another version stands than the one that the change was begun with.
 */
export async function describeEntries(
  ground: QualityGround,
  entries: readonly Entry[],
  said: Described & { readonly by: string },
): Promise<void> {
  const known = new Set((await readCatalogue(ground)).entries.map(({ kind, id }) => keyOf(kind, id)));
  const stranger = entries.find(({ kind, id }) => !known.has(keyOf(kind, id)));
  if (stranger) throw unknownEntry(stranger.kind, stranger.id);
  const owner = await ownerOf(ground, said);
  await transact(ground.db, async (tx) => {
    const stands = new Map((await findNotes(tx)).map((note) => [keyOf(note.kind, note.id), note]));
    for (const entry of entries)
      await describe(tx, entry, stands.get(keyOf(entry.kind, entry.id)), { ...said, ...owner, at: ground.now() });
    await notify(tx, logChannel, JSON.stringify({ topics: ["quality"] }));
  });
}

/** A member is named as they are called now. */
async function ownerOf(
  { members }: QualityGround,
  { owner, ownerId }: Described,
): Promise<{ owner: string | null; ownerId: string | null }> {
  if (ownerId === null) return { owner: owner === "" ? null : owner, ownerId };
  const member = (await members()).find(({ id }) => id === ownerId);
  if (!member) throw unknownOwner(ownerId);
  return { owner: member.name, ownerId };
}

async function describe(
  tx: Handle,
  { kind, id, ifVersion }: Entry,
  stands: NoteRow | undefined,
  said: Omit<Described, "owner"> & { readonly owner: string | null; readonly by: string; readonly at: Date },
): Promise<void> {
  const { owner, ownerId, description, decides, by, at } = said;
  const row: NoteRow = {
    kind,
    id,
    version: ifVersion + 1,
    owner_id: ownerId,
    owner_name: owner,
    description: description === undefined ? (stands?.description ?? null) : description === "" ? null : description,
    decides: decides ?? stands?.decides ?? false,
    saved_by: by,
    saved_at: at,
  };
  if ((stands?.version ?? 0) !== ifVersion || !(await saveNote(tx, row))) {
    const other = stands ?? (await findNotes(tx)).find((note) => note.kind === kind && note.id === id);
    if (!other) throw unknownEntry(kind, id);
    throw entryConflict({
      version: other.version,
      savedBy: other.saved_by,
      savedAt: other.saved_at.toISOString(),
    });
  }
  await tellOwned(tx, { kind, id, owned: owner !== null, at });
  noteChange({ subject: `catalogue ${kind} ${id}`, before: kept(stands), after: kept(row) });
}

function kept(note: NoteRow | undefined) {
  return note ? { owner: note.owner_name, description: note.description, decides: note.decides } : null;
}
