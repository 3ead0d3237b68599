import type { Session, SignedIn } from "../contract.ts";
import type { AccessContext } from "../ground.ts";
import { rightsOfRole } from "../rules/rights.ts";
import { hasAdministrator } from "../store/members.ts";
import type { HeldSession } from "../store/sessions.ts";

/** Who is signed in, or what comes before that. */
export async function readSession({ ground, person }: AccessContext): Promise<Session> {
  const { session } = await person();
  if (session) return signedInOf(session);
  if (await hasAdministrator(ground.db)) return { state: "signed_out" };
  return { state: "setup", codeNeeded: ground.setupCode !== undefined };
}

export function signedInOf({ user_id, name, email, role, expires_at }: HeldSession): SignedIn {
  return {
    state: "signed_in",
    person: { id: user_id, name, email, role },
    may: [...rightsOfRole[role]],
    expiresAt: expires_at.toISOString(),
  };
}
