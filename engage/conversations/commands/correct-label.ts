import { homeOfStableId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { CorrectableLabel, LabelValue, ShownMessage } from "../contract.ts";
import { correctionConflict, unknownMessage } from "../errors.ts";
import {
  correctedColumn,
  hashOfText,
  machineColumn,
  machineValueOf,
  parseLabelValue,
  shownMachineValue,
  shownValue,
  type LabelColumns,
} from "../rules/labels.ts";
import * as corrections from "../store/corrections.ts";
import { setLabels } from "../store/interactions.ts";
import { findMessage, type ShownRow } from "../store/messages.ts";
import { lockThreads } from "../store/nodes.ts";
import { textToRead } from "../rules/text-to-read.ts";
import { placeOf, showMessage } from "../queries/show-message.ts";
import { refreshConversation } from "./refresh-conversation.ts";

interface Place {
  readonly conversationId: string;
  readonly messageId: string;
  readonly label: CorrectableLabel;
  /** The version of the correction as whoever decides saw it; 0: none. */
  readonly ifVersion: number;
  readonly by: string;
  readonly at: Date;
}

/**
 * A person says what a label of a message is. The value stands at once in the message and in the facts of its
 * conversation; what the machine said is kept. Gives the message as it is now. Throws `unknown_conversation`,
 * `unknown_message`, `message_elsewhere`, `unknown_label_value`, `label_not_applicable` and `correction_conflict`.
 */
export async function correctLabel(
  tx: Handle,
  change: Place & { readonly value: LabelValue; readonly reason: string | null },
): Promise<ShownMessage> {
  const { row, key, stands } = await lockMessage(tx, change);
  const { label } = change;
  const value = parseLabelValue(label, change.value, row.direction);
  await corrections.insertCorrection(tx, {
    ...key,
    version: (await corrections.lastVersion(tx, key)) + 1,
    value,
    ...(stands ?? machineValueOf(label, row)),
    made_at: change.at,
    made_by: change.by,
    reason: change.reason,
  });
  return await settle(tx, change, { row, changed: correctedColumn(label, value) });
}

/**
 * Back to what the machine read: exactly that stands again, the correction is kept as undone. Throws as `correctLabel`.
 */
export async function undoCorrection(tx: Handle, change: Place): Promise<ShownMessage> {
  const { row, key, stands } = await lockMessage(tx, change);
  if (!stands) throw correctionConflict(null);
  await corrections.retireCorrection(tx, key, { at: change.at, by: change.by });
  return await settle(tx, change, { row, changed: machineColumn(change.label, stands) });
}

/** The message with its thread locked, so that no batch rewrites it meanwhile, and the correction that stands. */
async function lockMessage(tx: Handle, { conversationId, messageId, label, ifVersion }: Place) {
  await lockThreads(tx, [messageId]);
  const row = await findMessage(tx, await placeOf(tx, conversationId, messageId), messageId);
  if (!row) throw unknownMessage(messageId);
  const key = {
    home: homeOfStableId(messageId),
    interaction_id: messageId,
    label,
    text_hash: hashOfText(row.direction, textToRead(row.subject, row.body)),
  };
  const found = await corrections.findCorrections(tx, [messageId]);
  const stands = found.find((one) => one.label === label && one.text_hash === key.text_hash);
  if ((stands?.version ?? 0) !== ifVersion) {
    throw correctionConflict(
      stands
        ? { by: stands.made_by, at: stands.made_at, value: shownValue(label, stands.value), version: stands.version }
        : null,
    );
  }
  return { row, key, stands: stands && { machine_value: stands.machine_value, machine_score: stands.machine_score } };
}

/** Brings message and conversation to where a label now says that they are, and tells who listens. */
async function settle(
  tx: Handle,
  { label }: Place,
  { row, changed }: { readonly row: ShownRow; readonly changed: Partial<LabelColumns> },
): Promise<ShownMessage> {
  await setLabels(tx, { ...row, ...changed });
  noteChange({ subject: `label ${label}`, before: labelOf(label, row), after: labelOf(label, { ...row, ...changed }) });
  await refreshConversation(tx, row.conversation_id);
  await notify(tx, logChannel, JSON.stringify({ topics: ["log", "taxonomy"] }));
  return await showMessage(tx, row.conversation_id, row.interaction_id);
}

/** What a label says, as it is shown. */
const labelOf = (label: CorrectableLabel, columns: LabelColumns): LabelValue =>
  shownMachineValue(label, machineValueOf(label, columns));
