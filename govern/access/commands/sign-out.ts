import type { AccessContext } from "../ground.ts";

/** Ends the session of who asks, if there is one, and takes the cookie away. */
export async function signOut({ ground, visit }: AccessContext): Promise<void> {
  await ground.sessions.signOut(visit);
  ground.forget();
}
