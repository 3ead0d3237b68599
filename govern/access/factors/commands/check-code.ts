import { timingSafeEqual } from "node:crypto";

import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";

import type { Ground } from "../../ground.ts";
import { hashOf } from "../../recognition.ts";
import { codesLocked, wrongCode } from "../errors.ts";
import { MOST_FAILURES, digitsOf, plainCode, stepsAround } from "../rules/codes.ts";
import type { SignInMethod } from "../store/sign-in.ts";
import { countFailure, findTotp, takeStep, useRecoveryCode } from "../store/totp.ts";

/** For what the secret of an app is sealed. */
export const totpPurpose = (userId: string): string => `second factor of ${userId}`;

/**
 * Takes a code of the app, or a recovery code, once. Throws `wrong_code`, also for one that was taken before, and
 * `codes_locked`.
 */
export async function checkCode(ground: Ground, userId: string, code: string): Promise<SignInMethod> {
  const { db, now } = ground;
  const digits = digitsOf(code);
  if (digits === undefined) {
    const used = await useRecoveryCode(db, userId, { hash: hashOf(plainCode(code)), now: now() });
    if (used) return "recovery";
    throw wrongCode();
  }
  await checkDigits(ground, userId, digits);
  return "code";
}

/** The same for a code of the app alone, whether or not that was confirmed. */
export async function checkDigits({ db, now, secrets }: Ground, userId: string, digits: string): Promise<void> {
  const totp = await findTotp(db, userId);
  if (!totp) throw wrongCode();
  if (totp.failures >= MOST_FAILURES) throw codesLocked();
  const step = await stepOf(secrets.open(totp.sealed, totpPurpose(userId)), digits, now());
  if (step !== undefined && (await takeStep(db, userId, step))) return;
  await countFailure(db, userId);
  throw wrongCode();
}

/** The step whose code these digits are; all are compared, so that the time tells nothing. */
async function stepOf(secret: string, digits: string, now: Date): Promise<number | undefined> {
  const otp = createOTP(base32.decode(secret));
  let found: number | undefined;
  for (const step of stepsAround(now))
    if (timingSafeEqual(Buffer.from(await otp.hotp(step)), Buffer.from(digits))) found = step;
  return found;
}
