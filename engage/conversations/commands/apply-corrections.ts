import type { Handle } from "@firsthand/platform/storage";

import { correctedColumn, hashOfText, machineValueOf, type LabelColumns } from "../rules/labels.ts";
import { findCorrections, saveMachineValues } from "../store/corrections.ts";
import { textToRead } from "../rules/text-to-read.ts";

type ReadRow = LabelColumns & {
  readonly interaction_id: string;
  readonly direction: "in" | "out";
  readonly subject: string | null;
  readonly body: string;
};

/**
 * Puts what people said of these texts in place of what a machine has just read in them, and keeps the machine's values
 * beside: those of `unsaid`, by message, where the row already has what people said of the same words. The caller holds
 * the threads of the messages.
 */
export async function applyCorrections<R extends ReadRow>(
  tx: Handle,
  rows: readonly R[],
  unsaid: ReadonlyMap<string, LabelColumns>,
): Promise<R[]> {
  const corrections = Map.groupBy(
    await findCorrections(
      tx,
      rows.map((row) => row.interaction_id),
    ),
    (correction) => correction.interaction_id,
  );
  if (corrections.size === 0) return [...rows];
  const read = rows.map((row) => ({ row, fitting: fittingOf(row, corrections.get(row.interaction_id) ?? []) }));
  await saveMachineValues(
    tx,
    read.flatMap(({ row, fitting }) => {
      const machine = unsaid.get(row.interaction_id) ?? row;
      return fitting.map((one) => ({ ...one, ...machineValueOf(one.label, machine) }));
    }),
  );
  return read.map(({ row, fitting }) =>
    fitting.reduce((corrected, one) => ({ ...corrected, ...correctedColumn(one.label, one.value) }), row),
  );
}

/** Those made on exactly this text: what was said of another one says nothing of it. */
function fittingOf<C extends { readonly text_hash: string }>(row: ReadRow, corrections: readonly C[]): C[] {
  if (corrections.length === 0) return [];
  const hash = hashOfText(row.direction, textToRead(row.subject, row.body));
  return corrections.filter((correction) => correction.text_hash === hash);
}
