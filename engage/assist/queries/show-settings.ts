import type { Handle } from "@firsthand/platform/storage";

import { ASSIST_USES, type AssistShown, type AssistUse } from "../contract.ts";
import { findSettings } from "../store/settings.ts";

const known = Object.keys(ASSIST_USES) as AssistUse[];

/** What stands in the settings, without the key; null where none were saved. */
export async function showSettings(tx: Handle): Promise<AssistShown | null> {
  const row = await findSettings(tx);
  if (!row) return null;
  return {
    address: row.address,
    model: row.model,
    ownNetwork: row.own_network,
    uses: known.filter((use) => row.uses.includes(use)),
    patienceSeconds: row.patience_seconds,
    monthTokens: row.month_tokens,
    promptPrice: row.prompt_price,
    answerPrice: row.answer_price,
    currency: row.currency,
    hasKey: row.sealed !== null,
    version: row.version,
    changedBy: row.changed_by,
    changedAt: row.changed_at.toISOString(),
  };
}
