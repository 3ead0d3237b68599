import { transact } from "@firsthand/platform/storage";
import { untraced } from "@firsthand/platform/trace";
import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";

import { countAttempt } from "../../commands/count-attempt.ts";
import { openSession } from "../../commands/open-session.ts";
import type { SignedIn } from "../../contract.ts";
import type { Ground } from "../../ground.ts";
import { hashOf } from "../../recognition.ts";
import type { Visit } from "../../sessions.ts";
import { type Ceremony, type UsedPasskey, useOptions } from "../contract/ceremonies.ts";
import { passkeyRefused, passkeysNotHere, stepOver } from "../errors.ts";
import { passkeySite } from "../rules/codes.ts";
import { takeChallenge } from "../store/challenges.ts";
import { findPasskeyByCredential, notePasskeyUse } from "../store/passkeys.ts";
import { issueChallenge } from "./challenge.ts";

/** The person is chosen by the authenticator, so no name is asked for and none told. Throws `passkeys_not_here`. */
export async function beginPasskeyUse(ground: Ground, visit: Visit): Promise<Ceremony<typeof useOptions>> {
  const site = passkeySite(visit.headers.origin);
  if (!site) throw passkeysNotHere();
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    userVerification: "required",
    challenge: new Uint8Array(ground.random(32)),
  });
  const { token } = await issueChallenge(ground, "passkey_use", {
    userId: null,
    content: { challenge: options.challenge, site: site.id },
  });
  return { token, options: useOptions.parse(options) };
}

/** A passkey counts as two factors: the device, and what opens it. Throws as `usePasskey`. */
export async function signInByPasskey(
  ground: Ground,
  visit: Visit,
  given: { token: string; response: UsedPasskey },
): Promise<SignedIn> {
  // The line is that of the session: at the use of the passkey nobody is known yet.
  const userId = await untraced(() => usePasskey(ground, visit, given));
  return await openSession(ground, visit, { userId, method: "passkey" });
}

/**
 * Whose passkey it is. Throws `passkey_refused`, `passkeys_not_here`, `step_over`, `too_many_attempts`; for each
 * challenge one answer is looked at.
 */
export async function usePasskey(
  ground: Ground,
  visit: Visit,
  { token, response }: { token: string; response: UsedPasskey },
): Promise<string> {
  const { db, now } = ground;
  const site = passkeySite(visit.headers.origin);
  if (!site) throw passkeysNotHere();
  const forgive = await countAttempt(ground, visit);
  const challenge = await takeChallenge(db, { hash: hashOf(token), kind: "passkey_use", now: now() });
  if (!challenge || challenge.content["site"] !== site.id) throw stepOver();
  const userId = await transact(db, async (tx) => {
    const known = await findPasskeyByCredential(tx, response.id);
    if (!known || known.rp_id !== site.id) throw passkeyRefused();
    const verified = await verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
      expectedChallenge: challenge.content["challenge"] ?? "",
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: {
        id: known.credential_id,
        publicKey: new Uint8Array(known.public_key),
        counter: known.counter,
      },
    }).catch((error: unknown) => {
      throw passkeyRefused(error);
    });
    if (!verified.verified) throw passkeyRefused();
    await notePasskeyUse(tx, known.id, { counter: verified.authenticationInfo.newCounter, now: now() });
    return known.user_id;
  });
  await forgive();
  return userId;
}
