import { unitsPermissionIds } from "@firsthand/kernel/permissions";
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
  { may, reach }: Pick<Asker, "may" | "reach">,
  grants: readonly Grant[],
): SignedIn {
  return {
    state: "signed_in",
    person: { id: user_id, name, email, grants: [...grants] },
    may: [...may],
    units: unitsOf(reach),
    expiresAt: expires_at.toISOString(),
  };
}

function unitsOf(reach: Asker["reach"]): SignedIn["units"] {
  return Object.fromEntries(
    unitsPermissionIds.flatMap((id) => {
      const held = reach(id);
      if (held === "all" || held.length === 0) return [];
      const trees = held.map(({ units }) => units ?? []).toSorted((a, b) => b.length - a.length);
      return [[id, [...new Set(trees.flat())]]];
    }),
  );
}
