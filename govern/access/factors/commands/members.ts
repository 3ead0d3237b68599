import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { unknownMember, unknownSession } from "../../errors.ts";
import { type AccessContext, type Ground, tellAccess } from "../../ground.ts";
import { ownSessionOf } from "../../queries/list-sessions.ts";
import { findMember } from "../../store/members.ts";
import { deleteSession, findSessions } from "../../store/sessions.ts";
import { factorsOf } from "../queries/read-factors.ts";
import { deleteChallengesOf } from "../store/challenges.ts";
import { deletePasskeysOf } from "../store/passkeys.ts";
import { deleteSessionsOf } from "../store/sign-in.ts";
import { deleteTotp } from "../store/totp.ts";
import { requireProof } from "./prove.ts";

/** What administrators see of how a member signs in. Throws `member_unknown`. */
export async function readMemberSignIn({ db, now }: Ground, id: string) {
  if (!(await findMember(db, id))) throw unknownMember(id);
  const { passkeys, ...factors } = await factorsOf(db, id);
  const sessions = await findSessions(db, id, now());
  return { ...factors, passkeys: passkeys.length, sessions: sessions.map((row) => ownSessionOf(row, false)) };
}

/** Throws `member_unknown`. */
export async function endMemberSessions({ db, forget }: Ground, id: string): Promise<{ ended: number }> {
  const ended = await transact(db, async (tx) => {
    if (!(await findMember(tx, id))) throw unknownMember(id);
    await deleteChallengesOf(tx, id);
    const count = await deleteSessionsOf(tx, id);
    await tellAccess(tx);
    return count;
  });
  forget();
  return { ended };
}

/** Throws `session_unknown`. */
export async function endMemberSession({ db, forget }: Ground, id: string, session: string): Promise<void> {
  await transact(db, async (tx) => {
    if (!(await deleteSession(tx, id, session))) throw unknownSession(session);
    await tellAccess(tx);
  });
  forget();
}

/**
 * For a member who lost them: app, recovery codes and passkeys go, sessions end, and the password stands alone until
 * the next sign-in. A person must have proved to be who they are. Throws `member_unknown`, `proof_needed`.
 */
export async function removeMemberFactors(context: AccessContext, id: string): Promise<void> {
  const { ground, asker } = context;
  if (asker.kind === "person") await requireProof(context);
  await transact(ground.db, async (tx) => {
    const member = await findMember(tx, id);
    if (!member) throw unknownMember(id);
    const before = await factorsOf(tx, id);
    await deleteTotp(tx, id);
    await deletePasskeysOf(tx, id);
    await deleteChallengesOf(tx, id);
    await deleteSessionsOf(tx, id);
    noteChange({
      subject: `factors of ${member.email}`,
      before: { app: before.totpSince !== null, passkeys: before.passkeys.length },
      after: { app: false, passkeys: 0 },
    });
    await tellAccess(tx);
  });
  ground.forget();
}
