import { createHash, timingSafeEqual } from "node:crypto";

import { mintId } from "@firsthand/kernel/ids";
import { transact } from "@firsthand/platform/storage";
import { noteActor, noteChange } from "@firsthand/platform/trace";

import { ADMINISTRATOR, type SignedIn } from "../contract.ts";
import { alreadySetUp, wrongSetupCode } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import type { Visit } from "../sessions.ts";
import { putGrants } from "../store/grants.ts";
import * as store from "../store/members.ts";
import { checkNewPassword } from "./check-password.ts";
import { countAttempt } from "./count-attempt.ts";
import { openSession } from "./open-session.ts";

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
  await checkNewPassword(ground, { path: "password", password: given.password, person: given });
  const email = given.email.toLowerCase();
  const passwordHash = await sessions.hashPassword(given.password);
  const userId = await transact(db, async (tx) => {
    await store.lockMembers(tx);
    if (await store.hasAdministrator(tx)) throw alreadySetUp();
    const at = now();
    const id = mintId(0, at.getTime(), () => random(8));
    await store.insertMember(tx, { id, name: given.name, email, passwordHash, now: at });
    const grants = [{ role: ADMINISTRATOR, unit: null, function: null }];
    await putGrants(tx, id, grants, { at, by: given.name });
    noteChange({ subject: "first administrator", before: null, after: grants });
    noteActor({ kind: "person", id, name: given.name });
    await tellAccess(tx);
    return id;
  });
  return await openSession(ground, visit, { userId, method: "password" });
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
