import { noteChange } from "@firsthand/platform/trace";

import { pulseConflict, unknownPerson, unknownTask } from "../errors.ts";
import { addTask as insertTask, holdTask, updateTask } from "../store/rooms.ts";
import { isKnownTo } from "../rules/rights.ts";
import { onIncident, type Responding } from "./respond.ts";
import { newId, noteEntry } from "./tell.ts";

interface Said {
  readonly title: string;
  readonly ownerId: string | null;
  readonly dueAt: string | null;
}

/** Adds a task. Throws `unknown_person_told`. */
export async function addTask(on: Responding, incidentId: string, { title, ownerId, dueAt }: Said): Promise<void> {
  const owner = await nameOf(on, ownerId);
  await onIncident(on, incidentId, async (tx, row, now) => {
    await insertTask(tx, {
      task_id: newId(on.ground, now),
      incident_id: incidentId,
      version: 1,
      title,
      owner_id: ownerId,
      owner_name: owner,
      due_at: dueAt === null ? null : new Date(dueAt),
      made_by: on.asker.name,
      made_at: now,
      done_by: null,
      done_at: null,
    });
    noteChange({ subject: `task of ${row.name}`, before: null, after: { owner, dueAt } });
    const text = owner === null ? "Added a task." : `Added a task for ${owner}.`;
    await noteEntry(tx, on.ground, { incidentId, at: now, by: on.asker.name, kind: "task", text });
  });
}

/** Changes a task or says that it is done; gives the incident. Throws `unknown_task`, `pulse_conflict`. */
export async function changeTask(
  on: Responding,
  id: string,
  { title, ownerId, dueAt, done, ifVersion }: Said & { readonly done: boolean; readonly ifVersion: number },
): Promise<string> {
  const found = await holdTask(on.ground.db, id);
  if (!found) throw unknownTask(id);
  // Who has it keeps it, also where whoever asks does not know them otherwise.
  const owner = ownerId !== null && ownerId === found.owner_id ? found.owner_name : await nameOf(on, ownerId);
  await onIncident(
    on,
    found.incident_id,
    async (tx, incident, now) => {
      const row = await holdTask(tx, id);
      if (!row) throw unknownTask(id);
      if (row.version !== ifVersion) throw pulseConflict("task", row);
      const wasDone = row.done_at !== null;
      await updateTask(tx, id, {
        title,
        owner_id: ownerId,
        owner_name: owner,
        due_at: dueAt === null ? null : new Date(dueAt),
        version: row.version + 1,
        ...(done === wasDone ? {} : { done_by: done ? on.asker.name : null, done_at: done ? now : null }),
      });
      noteChange({
        subject: `task of ${incident.name}`,
        before: { owner: row.owner_name, dueAt: row.due_at?.toISOString() ?? null, done: wasDone },
        after: { owner, dueAt, done },
      });
      if (done === wasDone) return;
      const text = done ? "Finished a task." : "Took up a task again.";
      await noteEntry(tx, on.ground, { incidentId: row.incident_id, at: now, by: on.asker.name, kind: "task", text });
    },
    () => unknownTask(id),
  );
  return found.incident_id;
}

async function nameOf(on: Responding, ownerId: string | null): Promise<string | null> {
  if (ownerId === null) return null;
  const name = (await on.ground.members()).find((one) => one.id === ownerId && isKnownTo(on.asker, one))?.name;
  if (name === undefined) throw unknownPerson(ownerId);
  return name;
}
