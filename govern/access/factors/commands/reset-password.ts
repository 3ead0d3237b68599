import { transact } from "@firsthand/platform/storage";
import { noteSubject } from "@firsthand/platform/trace";

import { checkNewPassword } from "../../commands/check-password.ts";
import { countAttempt } from "../../commands/count-attempt.ts";
import { type Ground, tellAccess } from "../../ground.ts";
import { hashOf } from "../../recognition.ts";
import type { Visit } from "../../sessions.ts";
import { findMember } from "../../store/members.ts";
import { noReset, resetOver } from "../errors.ts";
import { changedMail, resetMail } from "../rules/mails.ts";
import { deleteChallengesOf, takeChallenge, tryChallenge } from "../store/challenges.ts";
import { deleteSessionsOf, findUserByEmail, hasPassword, updatePassword } from "../store/sign-in.ts";
import { issueChallenge } from "./challenge.ts";

/**
 * Sends a link to who has this address and a password. The answer, and the time that it takes, is the same for every
 * address. Throws `reset_not_possible` where no mail is sent at all, `too_many_attempts`.
 */
export async function requestReset(ground: Ground, visit: Visit, email: string): Promise<void> {
  const { post } = ground;
  if (!post) throw noReset();
  await countAttempt(ground, visit, `reset of ${email}`);
  // Not waited for: whether a mail goes out must not be told from how long the answer takes.
  void sendLink(ground, email).catch(post.noteFailure);
}

async function sendLink(ground: Ground, email: string): Promise<void> {
  const { db, post } = ground;
  const user = await findUserByEmail(db, email);
  if (!user || !post || !(await hasPassword(db, user.id))) return;
  await deleteChallengesOf(db, user.id, "reset");
  const { token } = await issueChallenge(ground, "reset", { userId: user.id });
  await post.send(resetMail(user, `${post.publicUrl}/reset#${token}`));
}

/**
 * Ends all sessions, and asks for the password, and the second factor if there is one, as at any sign-in. Throws
 * `reset_over`, `password_too_weak`, `too_many_attempts`.
 */
export async function resetPassword(
  ground: Ground,
  visit: Visit,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const { db, now, sessions, post, forget } = ground;
  const forgive = await countAttempt(ground, visit);
  const asked = { hash: hashOf(token), kind: "reset", now: now() } as const;
  const userId = (await tryChallenge(db, asked))?.user_id;
  const member = userId ? await findMember(db, userId) : undefined;
  if (!member) throw resetOver();
  await forgive();
  await checkNewPassword(ground, { path: "password", password, person: member });
  const hash = await sessions.hashPassword(password);
  await transact(db, async (tx) => {
    if (!(await takeChallenge(tx, asked))) throw resetOver();
    if (!(await updatePassword(tx, member.id, { hash, now: now() }))) throw resetOver();
    await deleteSessionsOf(tx, member.id);
    await deleteChallengesOf(tx, member.id);
    noteSubject("member", member.id);
    await tellAccess(tx);
  });
  forget();
  void post?.send(changedMail(member)).catch(post.noteFailure);
}
