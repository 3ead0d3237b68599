import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { AssistSettings } from "../contract.ts";
import { assistConflict, badAssistAddress, keyAgain, ownNetworkNotYours } from "../errors.ts";
import type { AssistGround } from "../ground.ts";
import { keyPurpose } from "../sealed-columns.ts";
import { deleteSettings, lockSettings, type SettingsRow, writeSettings } from "../store/settings.ts";

interface Given extends AssistSettings {
  /** Left out: as it is; null: none. */
  readonly key?: string | null | undefined;
  readonly ifVersion: number;
}

/**
 * Sets which model is asked. A key stays with the address that it was given for: another address needs it anew. Throws
 * `assist_address`, `assist_conflict`, `assist_key_again`, `hosts_not_yours`.
 */
export async function saveSettings(
  ground: AssistGround,
  given: Given,
  by: { readonly name: string; readonly mayOpenNetwork: boolean },
): Promise<void> {
  const address = addressOf(given);
  await transact(ground.db, async (tx) => {
    const before = await lockSettings(tx);
    const version = before?.version ?? 0;
    if (version !== given.ifVersion) throw assistConflict(version);
    const same = before?.address === address;
    if (given.ownNetwork && !(same && before.own_network) && !by.mayOpenNetwork) throw ownNetworkNotYours();
    if (given.key === undefined && before?.sealed != null && !same) throw keyAgain();
    const kept = given.key === undefined ? (before?.sealed ?? null) : null;
    const row = {
      ...rowOf(given, address),
      sealed: typeof given.key === "string" ? ground.seal(given.key, keyPurpose) : kept,
      version: version + 1,
      changed_by: by.name,
      changed_at: ground.now(),
    };
    await writeSettings(tx, row);
    const newKey = typeof given.key === "string" ? { newKey: true } : {};
    noteChange({
      subject: "language model",
      before: before ? notedOf(before) : null,
      after: { ...notedOf(row), ...newKey },
    });
    await tellAssist(tx);
  });
}

/** Asks no model any more and forgets the key; what was counted stays. */
export async function removeSettings(ground: AssistGround): Promise<void> {
  await transact(ground.db, async (tx) => {
    const before = await lockSettings(tx);
    if (!before) return;
    await deleteSettings(tx);
    noteChange({ subject: "language model", before: notedOf(before), after: null });
    await tellAssist(tx);
  });
}

/** Tells who listens that the settings or the counts changed. */
export async function tellAssist(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["assist"] }));
}

/** What is plainly wrong is told at once; where its name leads is looked at each time it is asked. */
function addressOf({ address, ownNetwork }: AssistSettings): string {
  const url = URL.parse(address);
  if (!url) throw badAssistAddress("it is none");
  if (url.username !== "" || url.password !== "") throw badAssistAddress("there is a name or password in it");
  if (url.search !== "" || url.hash !== "") throw badAssistAddress("there is a question mark or a # in it");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && ownNetwork))
    throw badAssistAddress(
      url.protocol === "http:" ? "it is reached without encryption" : "it does not begin with https://",
    );
  let path = url.pathname;
  while (path.endsWith("/")) path = path.slice(0, -1);
  return url.origin + path;
}

function rowOf(given: AssistSettings, address: string) {
  const { model, ownNetwork, uses, patienceSeconds, monthTokens, promptPrice, answerPrice, currency } = given;
  return {
    address,
    model,
    own_network: ownNetwork,
    uses: [...new Set(uses)],
    patience_seconds: patienceSeconds,
    month_tokens: monthTokens,
    prompt_price: promptPrice,
    answer_price: answerPrice,
    currency,
  };
}

/** What the audit record shows: whether there is a key, and nothing of it. */
function notedOf(row: Omit<SettingsRow, "rest_until">) {
  const { address, model, uses, sealed } = row;
  return {
    address,
    model,
    uses: [...uses].toSorted(),
    hasKey: sealed !== null,
    ownNetwork: row.own_network,
    patienceSeconds: row.patience_seconds,
    monthTokens: row.month_tokens,
    promptPrice: row.prompt_price,
    answerPrice: row.answer_price,
    currency: row.currency,
  };
}
