import { createHash, timingSafeEqual } from "node:crypto";

import { mintId } from "@firsthand/kernel/ids";
import { transact } from "@firsthand/platform/storage";

import type { SignedIn } from "../contract.ts";
import { alreadySetUp, weakPassword, wrongSetupCode } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { weaknessOf } from "../rules/passwords.ts";
import type { Visit } from "../sessions.ts";
import * as store from "../store/members.ts";
import { countAttempt } from "./count-attempt.ts";
import { beginSession } from "./sign-in.ts";

export interface FirstAdministrator {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/**
 * Makes the first administrator and signs in. Of several who ask at once exactly one is it, the others get
 * `already_set_up`. Throws also `setup_code_needed`, `setup_code_wrong`, `password_too_weak`, `too_many_attempts`.
 */
export async function setUp(ground: Ground, visit: Visit, given: FirstAdministrator): Promise<SignedIn> {
  const { db, now, random, sessions } = ground;
  if (await store.hasAdministrator(db)) throw alreadySetUp();
  await checkCode(ground, visit, given.code);
  const weakness = weaknessOf(given.password, given);
  if (weakness) throw weakPassword("password", weakness);
  const email = given.email.toLowerCase();
  const passwordHash = await sessions.hashPassword(given.password);
  await transact(db, async (tx) => {
    await store.lockMembers(tx);
    if (await store.hasAdministrator(tx)) throw alreadySetUp();
    const at = now();
    const id = mintId(0, at.getTime(), () => random(8));
    await store.insertMember(tx, { id, name: given.name, email, role: "administrator", passwordHash, now: at });
    await tellAccess(tx);
  });
  return beginSession(ground, visit, { email, password: given.password });
}

async function checkCode(ground: Ground, visit: Visit, code: string | undefined): Promise<void> {
  if (ground.setupCode === undefined) return;
  if (code === undefined || code === "") throw wrongSetupCode(false);
  const forgive = await countAttempt(ground, visit);
  if (!timingSafeEqual(digest(code), digest(ground.setupCode))) throw wrongSetupCode(true);
  await forgive();
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
