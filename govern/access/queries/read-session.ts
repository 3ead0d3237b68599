import type { Asker } from "@firsthand/platform/http";

import type { Grant, Session, SignedIn } from "../contract.ts";
import type { AccessContext } from "../ground.ts";
import { hasAdministrator } from "../store/members.ts";
import type { HeldSession } from "../store/sessions.ts";

/** Who is signed in, or what comes before that. */
export async function readSession({ ground, person }: AccessContext): Promise<Session> {
  const { session, asker, grants = [] } = await person();
  if (session) return signedInOf(session, asker, grants);
  if (await hasAdministrator(ground.db)) return { state: "signed_out" };
  return { state: "setup", codeNeeded: ground.setupCode !== undefined };
}

export function signedInOf(
  { user_id, name, email, expires_at }: HeldSession,
  { may }: Pick<Asker, "may">,
  grants: readonly Grant[],
): SignedIn {
  return {
    state: "signed_in",
    person: { id: user_id, name, email, grants: [...grants] },
    may: [...may],
    expiresAt: expires_at.toISOString(),
  };
}
