import type { Ground } from "../../ground.ts";
import { hashOf } from "../../recognition.ts";
import { waitSeconds } from "../rules/codes.ts";
import { type ChallengeKind, putChallenge } from "../store/challenges.ts";

/** Makes a token for the next step; it is good for minutes, and only its hash is kept. */
export async function issueChallenge(
  { db, now, random }: Ground,
  kind: ChallengeKind,
  { userId, content = {} }: { userId: string | null; content?: Readonly<Record<string, string>> },
): Promise<{ token: string; expiresAt: string }> {
  const token = random(32).toString("base64url");
  const at = now();
  const expiresAt = new Date(at.getTime() + waitSeconds[kind] * 1000);
  await putChallenge(db, { hash: hashOf(token), kind, userId, content, now: at, expiresAt });
  return { token, expiresAt: expiresAt.toISOString() };
}
