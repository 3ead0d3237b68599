import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { Disputed, JudgedLabel } from "../contract.ts";
import { shownTexts } from "./shown-text.ts";
import { judgementsBetween } from "./judgements-between.ts";

const MOST = 200;

/** Texts within a reach on which two people disagree and nobody settled it, the latest first; at most 200. */
export async function listDisputed(
  tx: Handle,
  { label, reach }: { readonly label: JudgedLabel | undefined; readonly reach: Reach },
): Promise<Disputed[]> {
  const rows = await judgementsBetween(tx, { label, reach, disputed: true, limit: MOST });
  const texts = await shownTexts(
    tx,
    rows.map((row) => row.messageId),
    reach,
  );
  return rows.flatMap(({ messageId, conversationId, value, by, at, second, machine, label: of }) => {
    const text = texts.get(messageId);
    if (!text || !second) return [];
    return [
      {
        message: messageId,
        conversation: conversationId,
        label: of,
        at: text.said.at.toISOString(),
        channel: text.said.channel,
        text: text.shown,
        first: { value, by, at: at.toISOString() },
        second: { ...second, at: second.at.toISOString() },
        machine,
      },
    ];
  });
}
