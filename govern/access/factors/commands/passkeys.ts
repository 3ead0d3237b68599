import { mintId } from "@firsthand/kernel/ids";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";
import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import type { z } from "zod";

import { openSession } from "../../commands/open-session.ts";
import { personNeeded } from "../../errors.ts";
import { type AccessContext, tellAccess } from "../../ground.ts";
import { hashOf } from "../../recognition.ts";
import type { Passkey } from "../contract.ts";
import { type Ceremony, type MadePasskey, makeOptions, transport } from "../contract/ceremonies.ts";
import { factorNeeded, passkeyKnown, passkeyRefused, passkeysNotHere, stepOver, unknownPasskey } from "../errors.ts";
import { findDemand } from "../queries/find-demand.ts";
import { passkeyOf } from "../queries/read-factors.ts";
import { passkeySite } from "../rules/codes.ts";
import { takeChallenge } from "../store/challenges.ts";
import { deleteSessionsOf } from "../store/sign-in.ts";
import * as store from "../store/passkeys.ts";
import { issueChallenge } from "./challenge.ts";
import { requireProof } from "./prove.ts";

/** Throws `proof_needed`, `passkeys_not_here`. */
export async function beginPasskey(context: AccessContext): Promise<Ceremony<typeof makeOptions>> {
  const { ground, visit } = context;
  const { user_id: userId, name, email } = await requireProof(context);
  const site = passkeySite(visit.headers.origin);
  if (!site) throw passkeysNotHere();
  const known = await store.findPasskeys(ground.db, userId);
  const options = await generateRegistrationOptions({
    rpName: "Firsthand",
    rpID: site.id,
    userID: new Uint8Array(Buffer.from(userId.replaceAll("-", ""), "hex")),
    userName: email,
    userDisplayName: name,
    challenge: new Uint8Array(ground.random(32)),
    attestationType: "none",
    excludeCredentials: known
      .filter(({ rp_id }) => rp_id === site.id)
      .map(({ credential_id, transports }) => ({ id: credential_id, transports: transports.filter(isTransport) })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const content = { challenge: options.challenge, site: site.id };
  const { token } = await issueChallenge(ground, "passkey_make", { userId, content });
  return { token, options: makeOptions.parse(options) };
}

/** Throws `proof_needed`, `step_over`, `passkey_refused`, `passkey_known`, `passkeys_not_here`. */
export async function addPasskey(
  context: AccessContext,
  { token, name, response }: { token: string; name: string; response: MadePasskey },
): Promise<Passkey> {
  const { ground, visit } = context;
  const { db, now, random } = ground;
  const { user_id: userId } = await requireProof(context);
  const site = passkeySite(visit.headers.origin);
  if (!site) throw passkeysNotHere();
  const challenge = await takeChallenge(db, { hash: hashOf(token), kind: "passkey_make", now: now() });
  if (challenge?.user_id !== userId || challenge.content["site"] !== site.id) throw stepOver();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]["response"],
    expectedChallenge: challenge.content["challenge"] ?? "",
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
  }).catch((error: unknown) => {
    throw passkeyRefused(error);
  });
  if (!verified) throw passkeyRefused();
  const at = now();
  const row = {
    id: mintId(0, at.getTime(), () => random(8)),
    user_id: userId,
    name,
    credential_id: registrationInfo.credential.id,
    public_key: Buffer.from(registrationInfo.credential.publicKey),
    counter: registrationInfo.credential.counter,
    transports: response.response.transports ?? [],
    rp_id: site.id,
    synced: registrationInfo.credentialBackedUp,
    created_at: at,
  };
  await transact(db, async (tx) => {
    if (!(await store.insertPasskey(tx, row))) throw passkeyKnown();
    noteChange({ subject: "passkey", before: null, after: name });
    await tellAccess(tx);
  });
  return passkeyOf({ ...row, last_used_at: null });
}

/** Throws `passkey_unknown`. */
export async function renamePasskey({ ground, person }: AccessContext, given: { id: string; name: string }) {
  const { session } = await person();
  if (!session) throw personNeeded();
  return await transact(ground.db, async (tx) => {
    const renamed = await store.renamePasskey(tx, { ...given, userId: session.user_id });
    if (!renamed) throw unknownPasskey(given.id);
    await tellAccess(tx);
    return passkeyOf(renamed);
  });
}

/** Ends the person's other sessions. Throws `passkey_unknown`, `proof_needed`, `factor_needed`. */
export async function removePasskey(context: AccessContext, id: string): Promise<void> {
  const { ground, visit } = context;
  const { user_id: userId, session_id, method, provedAt } = await requireProof(context);
  await transact(ground.db, async (tx) => {
    if (!(await store.deletePasskey(tx, userId, id))) throw unknownPasskey(id);
    const { hasTotp, hasPasskey, required } = await findDemand(tx, userId);
    if (required && !hasTotp && !hasPasskey) throw factorNeeded();
    await deleteSessionsOf(tx, userId, session_id);
    noteChange({ subject: "passkey", before: id, after: null });
    await tellAccess(tx);
  });
  await openSession(ground, visit, { userId, method, provedAt });
}

/** A browser may name one that is not known here yet; it is a hint alone. */
function isTransport(name: string): name is z.infer<typeof transport> {
  return transport.safeParse(name).success;
}
