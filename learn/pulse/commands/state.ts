import { noteChange } from "@firsthand/platform/trace";

import type { StatementState } from "../contract/incident.ts";
import { pulseConflict, statementNotSo, unknownStatement } from "../errors.ts";
import { addStatement, holdStatement, updateStatement, type StatementRow } from "../store/rooms.ts";
import { onIncident, type Responding } from "./respond.ts";
import { newId, noteEntry } from "./tell.ts";

/** Drafts a statement. */
export async function draftStatement(
  on: Responding,
  incidentId: string,
  { text, audience }: Pick<StatementRow, "text" | "audience">,
): Promise<void> {
  await onIncident(on, incidentId, async (tx, row, now) => {
    await addStatement(tx, {
      statement_id: newId(on.ground, now),
      incident_id: incidentId,
      version: 1,
      state: "draft",
      text,
      audience,
      drafted_by: on.asker.name,
      drafted_at: now,
      approved_by: null,
      approved_at: null,
      published_by: null,
      published_at: null,
    });
    noteChange({ subject: `statement on ${row.name}`, before: null, after: { state: "draft", audience } });
    await noteEntry(tx, on.ground, {
      incidentId,
      at: now,
      by: on.asker.name,
      kind: "statement",
      text: "Drafted a statement.",
    });
  });
}

/**
 * Changes a statement, approves it or says that it was published; gives the incident. Only a draft can be rewritten,
 * and only what was approved is published. Throws `unknown_statement`, `pulse_conflict`, `statement_not_so`.
 */
export async function changeStatement(
  on: Responding,
  id: string,
  change: Pick<StatementRow, "text" | "audience" | "state"> & { readonly ifVersion: number },
): Promise<string> {
  const found = await holdStatement(on.ground.db, id);
  if (!found) throw unknownStatement(id);
  await onIncident(
    on,
    found.incident_id,
    async (tx, incident, now) => {
      const row = await holdStatement(tx, id);
      if (!row) throw unknownStatement(id);
      if (row.version !== change.ifVersion) throw pulseConflict("statement", row);
      checkStep(row, change);
      const by = on.asker.name;
      const { text, audience, state } = change;
      await updateStatement(tx, id, {
        text,
        audience,
        state,
        version: row.version + 1,
        ...steppedBy(row.state, state, { by, now }),
      });
      const subject = `statement on ${incident.name}`;
      noteChange({ subject, before: { state: row.state }, after: { state } });
      if (row.state !== state)
        await noteEntry(tx, on.ground, {
          incidentId: row.incident_id,
          at: now,
          by,
          kind: "statement",
          text: stepWords[state],
        });
    },
    () => unknownStatement(id),
  );
  return found.incident_id;
}

const stepWords: Readonly<Record<StatementState, string>> = {
  draft: "Took a statement back to a draft.",
  approved: "Approved a statement.",
  published: "Published a statement.",
};

function checkStep(
  row: StatementRow,
  { text, audience, state }: Pick<StatementRow, "text" | "audience" | "state">,
): void {
  if (row.state === "published") throw statementNotSo("It was published.", "Draft another one.");
  const rewritten = text !== row.text || audience !== row.audience;
  if (rewritten && (row.state !== "draft" || state !== "draft"))
    throw statementNotSo("What was approved cannot be rewritten.", "Take it back to a draft first.");
  if (state === "published" && row.state !== "approved")
    throw statementNotSo("It was not approved yet.", "Have it approved first.");
}

function steppedBy(
  from: StatementState,
  to: StatementState,
  { by, now }: { readonly by: string; readonly now: Date },
): Partial<StatementRow> {
  if (from === to) return {};
  if (to === "approved") return { approved_by: by, approved_at: now };
  if (to === "published") return { published_by: by, published_at: now };
  return { approved_by: null, approved_at: null };
}
