import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";

import { type AccessContext, type Ground, tellAccess } from "../../ground.ts";
import { hashOf } from "../../recognition.ts";
import { countAttempt } from "../../commands/count-attempt.ts";
import { openSession } from "../../commands/open-session.ts";
import { appAlready, factorNeeded, noApp, wrongCode } from "../errors.ts";
import { findDemand } from "../queries/find-demand.ts";
import { RECOVERY_CODES, digitsOf, plainCode, recoveryCode } from "../rules/codes.ts";
import { deleteChallengesOf } from "../store/challenges.ts";
import { deleteSessionsOf } from "../store/sign-in.ts";
import * as store from "../store/totp.ts";
import { checkDigits, totpPurpose } from "./check-code.ts";
import { requireProof } from "./prove.ts";

export interface TotpOffer {
  /** In base32, for who types it. */
  readonly secret: string;
  /** For a QR code. */
  readonly uri: string;
}

/** Bytes of a secret: as many as RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** A new secret for an app; it counts once a code of it was given. Throws `app_already_used`. */
export async function offerTotp(
  { db, now, random, secrets }: Ground,
  { userId, email }: { userId: string; email: string },
): Promise<TotpOffer> {
  const bytes = random(SECRET_BYTES);
  const secret = base32.encode(bytes, { padding: false });
  const sealed = secrets.seal(secret, totpPurpose(userId));
  if (!(await store.putTotp(db, { userId, sealed, now: now() }))) throw appAlready();
  return { secret, uri: createOTP(bytes).url("Firsthand", email) };
}

/**
 * The app counts from now on. Gives recovery codes, which are shown this once; other sessions end, since they were
 * opened without it. Throws `wrong_code`, `app_already_used`.
 */
export async function confirmOffer(
  ground: Ground,
  userId: string,
  { code, keepSession }: { code: string; keepSession: string | undefined },
): Promise<string[]> {
  const digits = digitsOf(code);
  if (digits === undefined) throw wrongCode();
  if ((await store.findTotp(ground.db, userId))?.confirmed_at) throw appAlready();
  await checkDigits(ground, userId, digits);
  return await transact(ground.db, async (tx) => {
    if (!(await store.confirmTotp(tx, userId, ground.now()))) throw appAlready();
    const codes = newCodes(ground);
    await store.putRecoveryCodes(tx, userId, hashesOf(codes));
    await deleteSessionsOf(tx, userId, keepSession);
    noteChange({ subject: "authenticator app", before: null, after: "in use" });
    await tellAccess(tx);
    return codes;
  });
}

/** Begins for who is signed in. Throws `proof_needed`, `app_already_used`. */
export async function beginTotp(context: AccessContext): Promise<TotpOffer> {
  const { user_id, email } = await requireProof(context);
  return await offerTotp(context.ground, { userId: user_id, email });
}

/** Throws as `confirmOffer`, `app_not_begun`, `proof_needed`, `too_many_attempts`. */
export async function confirmTotp(context: AccessContext, code: string): Promise<{ recoveryCodes: string[] }> {
  const { ground, visit } = context;
  const { user_id: userId, session_id } = await requireProof(context);
  if (!(await store.findTotp(ground.db, userId))) throw noApp();
  const forgive = await countAttempt(ground, visit, `second factor of ${userId}`);
  const recoveryCodes = await confirmOffer(ground, userId, { code, keepSession: session_id });
  await forgive();
  await openSession(ground, visit, { userId, method: "code" });
  return { recoveryCodes };
}

/** Recovery codes go with the app. Throws `proof_needed`, `app_not_begun`, `factor_needed`. */
export async function removeTotp(context: AccessContext): Promise<void> {
  const { ground, visit } = context;
  const { user_id: userId, session_id, method, provedAt } = await requireProof(context);
  await transact(ground.db, async (tx) => {
    const { hasPasskey, required } = await findDemand(tx, userId);
    if (required && !hasPasskey) throw factorNeeded();
    if (!(await store.deleteTotp(tx, userId))) throw noApp();
    await deleteSessionsOf(tx, userId, session_id);
    await deleteChallengesOf(tx, userId, "second_factor");
    noteChange({ subject: "authenticator app", before: "in use", after: null });
    await tellAccess(tx);
  });
  await openSession(ground, visit, { userId, method, provedAt });
}

/** Older codes are void. Throws `proof_needed`, `app_not_begun`. */
export async function renewRecoveryCodes(context: AccessContext): Promise<{ recoveryCodes: string[] }> {
  const { ground } = context;
  const { user_id } = await requireProof(context);
  const recoveryCodes = await transact(ground.db, async (tx) => {
    if (!(await store.findTotp(tx, user_id))?.confirmed_at) throw noApp();
    const codes = newCodes(ground);
    await store.putRecoveryCodes(tx, user_id, hashesOf(codes));
    await tellAccess(tx);
    return codes;
  });
  return { recoveryCodes };
}

function newCodes({ random }: Ground): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => recoveryCode(random));
}

const hashesOf = (codes: readonly string[]) => codes.map((code) => hashOf(plainCode(code)));
