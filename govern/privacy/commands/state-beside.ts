import type { Handle } from "@firsthand/platform/storage";

import type { Corrected } from "../contract.ts";
import { tellPrivacy, type PrivacyGround } from "../ground.ts";
import { showCorrected } from "../queries/show-kept.ts";
import { lockToCorrect, noteCorrected } from "./correct-data.ts";

/**
 * Puts a statement of the customer beside a message of theirs, or beside themselves (Art. 16 GDPR). Throws as
 * `lockToCorrect`, and what stating throws.
 */
export async function addStatement(
  tx: Handle,
  ground: PrivacyGround,
  given: { readonly id: string; readonly text: string; readonly messageId?: string | undefined; readonly by: string },
): Promise<Corrected> {
  const { id, text, messageId = null, by } = given;
  const { identityIds } = await lockToCorrect(tx, ground, id);
  await ground.correcting.state(tx, { requestId: id, at: ground.now(), by, identityIds, messageId, text });
  noteCorrected("statement", { messageId });
  await tellPrivacy(tx, true);
  return await showCorrected(tx, ground, id);
}

/** Takes a statement of the customer away. Throws as `lockToCorrect`, `unknown_statement`. */
export async function takeBackStatement(
  tx: Handle,
  ground: PrivacyGround,
  { id, statementId }: { readonly id: string; readonly statementId: string },
): Promise<Corrected> {
  const { identityIds } = await lockToCorrect(tx, ground, id);
  await ground.correcting.takeBack(tx, { statementId, identityIds });
  noteCorrected("statement taken away", { statementId });
  await tellPrivacy(tx, true);
  return await showCorrected(tx, ground, id);
}
