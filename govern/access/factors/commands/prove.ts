import { untraced } from "@firsthand/platform/trace";

import { countAttempt } from "../../commands/count-attempt.ts";
import { openSession } from "../../commands/open-session.ts";
import { personNeeded, wrongPassword } from "../../errors.ts";
import type { AccessContext } from "../../ground.ts";
import type { HeldSession } from "../../store/sessions.ts";
import type { UsedPasskey } from "../contract/ceremonies.ts";
import { passkeyRefused, proofNeeded } from "../errors.ts";
import { PROOF_SECONDS } from "../rules/codes.ts";
import { findPasskeys } from "../store/passkeys.ts";
import { type SignInMethod, findProof, hasPassword } from "../store/sign-in.ts";
import { usePasskey } from "./use-passkey.ts";

/** A session whose holder proved lately to be who they are. */
export interface ProvedSession extends HeldSession {
  readonly provedAt: Date;
  readonly method: SignInMethod;
}

/**
 * The session of who asks, if they proved within ten minutes to be who they are. Throws `person_needed`,
 * `proof_needed`.
 */
export async function requireProof({
  ground,
  person,
}: Pick<AccessContext, "ground" | "person">): Promise<ProvedSession> {
  const { session } = await person();
  if (!session) throw personNeeded();
  const { db, now } = ground;
  const proof = await findProof(db, session.session_id);
  const provedAt = proof?.proved_at;
  if (provedAt && now().getTime() - provedAt.getTime() <= PROOF_SECONDS * 1000)
    return { ...session, provedAt, method: proof.method ?? "password" };
  throw proofNeeded({
    password: await hasPassword(db, session.user_id),
    passkey: (await findPasskeys(db, session.user_id)).length > 0,
  });
}

/** A new session takes the place of the present one. Throws `wrong_password`, `too_many_attempts`. */
export async function proveByPassword({ ground, visit, person }: AccessContext, password: string): Promise<void> {
  const { session } = await person();
  if (!session) throw personNeeded();
  const forgive = await countAttempt(ground, visit, session.email);
  const userId = await ground.sessions.checkPassword({ email: session.email, password });
  if (userId !== session.user_id) throw wrongPassword();
  await forgive();
  await untraced(() => openSession(ground, visit, { userId, method: "password" }));
}

/** Throws `passkey_refused`, also for a passkey of somebody else, `passkeys_not_here`. */
export async function proveByPasskey(
  { ground, visit, person }: AccessContext,
  given: { token: string; response: UsedPasskey },
): Promise<void> {
  const { session } = await person();
  if (!session) throw personNeeded();
  const userId = await usePasskey(ground, visit, given);
  if (userId !== session.user_id) throw passkeyRefused();
  await untraced(() => openSession(ground, visit, { userId, method: "passkey" }));
}
