import { implement } from "@orpc/server";

import { acceptInvitation } from "./commands/accept-invitation.ts";
import { changePassword } from "./commands/change-password.ts";
import { changeRole } from "./commands/change-role.ts";
import { endSession } from "./commands/end-session.ts";
import { invite } from "./commands/invite.ts";
import { makeKey } from "./commands/make-key.ts";
import { removeKey } from "./commands/remove-key.ts";
import { removeMember } from "./commands/remove-member.ts";
import { setUp } from "./commands/set-up.ts";
import { signIn } from "./commands/sign-in.ts";
import { signOut } from "./commands/sign-out.ts";
import { withdrawInvitation } from "./commands/withdraw-invitation.ts";
import { accessContract } from "./contract.ts";
import type { AccessContext } from "./ground.ts";
import { listKeys } from "./queries/list-keys.ts";
import { listMembers } from "./queries/list-members.ts";
import { listSessions } from "./queries/list-sessions.ts";
import { readInvitation } from "./queries/read-invitation.ts";
import { readSession } from "./queries/read-session.ts";

const endpoints = implement(accessContract).$context<AccessContext>();

/** The endpoints of this module. */
export const accessRouter = endpoints.router({
  session: endpoints.session.handler(({ context }) => readSession(context)),
  setUp: endpoints.setUp.handler(({ context, input }) => setUp(context.ground, context.visit, input)),
  signIn: endpoints.signIn.handler(({ context, input }) => signIn(context.ground, context.visit, input)),
  signOut: endpoints.signOut.handler(({ context }) => signOut(context)),
  changePassword: endpoints.changePassword.handler(({ context, input }) => changePassword(context, input)),
  sessions: endpoints.sessions.handler(({ context }) => listSessions(context)),
  endSession: endpoints.endSession.handler(({ context, input }) => endSession(context, input.id)),
  keys: endpoints.keys.handler(({ context }) => listKeys(context.ground.db)),
  makeKey: endpoints.makeKey.handler(({ context, input }) => makeKey(context.ground, context.asker, input)),
  removeKey: endpoints.removeKey.handler(({ context, input }) => removeKey(context.ground, input.id)),
  members: endpoints.members.handler(({ context }) => listMembers(context.ground.db)),
  changeRole: endpoints.changeRole.handler(({ context, input }) => changeRole(context.ground, input.id, input.role)),
  removeMember: endpoints.removeMember.handler(({ context, input }) =>
    removeMember(context.ground, context.asker, input.id),
  ),
  invite: endpoints.invite.handler(({ context, input }) => invite(context.ground, context.asker, input)),
  withdrawInvitation: endpoints.withdrawInvitation.handler(({ context, input }) =>
    withdrawInvitation(context.ground, input.id),
  ),
  invitation: endpoints.invitation.handler(async ({ context, input }) => {
    const { name, email, role, invited_by, expires_at } = await readInvitation(
      context.ground,
      context.visit,
      input.token,
    );
    return { name, email, role, invitedBy: invited_by, expiresAt: expires_at.toISOString() };
  }),
  acceptInvitation: endpoints.acceptInvitation.handler(({ context, input }) =>
    acceptInvitation(context.ground, context.visit, input),
  ),
});
