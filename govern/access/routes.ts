import { implement } from "@orpc/server";

import { acceptInvitation } from "./commands/accept-invitation.ts";
import { changePassword } from "./commands/change-password.ts";
import { endSession } from "./commands/end-session.ts";
import { invite } from "./commands/invite.ts";
import { makeKey } from "./commands/make-key.ts";
import { removeKey } from "./commands/remove-key.ts";
import { removeMember } from "./commands/remove-member.ts";
import { removeRole } from "./commands/remove-role.ts";
import { removeUnit } from "./commands/remove-unit.ts";
import { saveRole } from "./commands/save-role.ts";
import { saveUnit } from "./commands/save-unit.ts";
import { setGrants } from "./commands/set-grants.ts";
import { setUp } from "./commands/set-up.ts";
import { signIn } from "./commands/sign-in.ts";
import { signOut } from "./commands/sign-out.ts";
import { withdrawInvitation } from "./commands/withdraw-invitation.ts";
import { accessContract } from "./contract.ts";
import { factorRoutes } from "./factors/routes.ts";
import type { AccessContext } from "./ground.ts";
import { providerRoutes } from "./providers/routes.ts";
import { listKeys } from "./queries/list-keys.ts";
import { listMembers } from "./queries/list-members.ts";
import { listRoles, titlesOf } from "./queries/list-roles.ts";
import { listSessions } from "./queries/list-sessions.ts";
import { listUnits } from "./queries/list-units.ts";
import { readInvitation } from "./queries/read-invitation.ts";
import { readSession } from "./queries/read-session.ts";

const endpoints = implement(accessContract).$context<AccessContext>();

/** The endpoints of this module. */
export const accessRouter = endpoints.router({
  ...factorRoutes,
  ...providerRoutes,
  session: endpoints.session.handler(({ context }) => readSession(context)),
  setUp: endpoints.setUp.handler(({ context, input }) => setUp(context.ground, context.visit, input)),
  signIn: endpoints.signIn.handler(({ context, input }) => signIn(context.ground, context.visit, input)),
  signOut: endpoints.signOut.handler(({ context }) => signOut(context)),
  changePassword: endpoints.changePassword.handler(({ context, input }) => changePassword(context, input)),
  sessions: endpoints.sessions.handler(({ context }) => listSessions(context)),
  endSession: endpoints.endSession.handler(({ context, input }) => endSession(context, input.id)),
  keys: endpoints.keys.handler(({ context }) => listKeys(context.ground.db, context.asker)),
  makeKey: endpoints.makeKey.handler(({ context, input }) => makeKey(context.ground, context.asker, input)),
  removeKey: endpoints.removeKey.handler(({ context, input }) => removeKey(context.ground, context.asker, input.id)),
  members: endpoints.members.handler(({ context }) => listMembers(context.ground.db, context.asker)),
  setGrants: endpoints.setGrants.handler(({ context, input }) => setGrants(context.ground, context.asker, input)),
  removeMember: endpoints.removeMember.handler(({ context, input }) =>
    removeMember(context.ground, context.asker, input.id),
  ),
  invite: endpoints.invite.handler(({ context, input }) => invite(context.ground, context.asker, input)),
  withdrawInvitation: endpoints.withdrawInvitation.handler(({ context, input }) =>
    withdrawInvitation(context.ground, context.asker, input.id),
  ),
  invitation: endpoints.invitation.handler(async ({ context, input }) => {
    const { name, email, grants, invited_by, expires_at } = await readInvitation(
      context.ground,
      context.visit,
      input.token,
    );
    const roles = await titlesOf(context.ground.db, grants);
    return { name, email, roles, invitedBy: invited_by, expiresAt: expires_at.toISOString() };
  }),
  acceptInvitation: endpoints.acceptInvitation.handler(({ context, input }) =>
    acceptInvitation(context.ground, context.visit, input),
  ),
  roles: endpoints.roles.handler(({ context }) => listRoles(context.ground.db, context.asker)),
  saveRole: endpoints.saveRole.handler(({ context, input }) => saveRole(context.ground, context.asker, input)),
  removeRole: endpoints.removeRole.handler(({ context, input }) => removeRole(context.ground, input.role)),
  units: endpoints.units.handler(({ context: { ground, asker } }) => listUnits(ground, asker)),
  saveUnit: endpoints.saveUnit.handler(async ({ context: { ground, asker }, input }) => {
    await saveUnit(ground, asker, input);
    return listUnits(ground, asker);
  }),
  removeUnit: endpoints.removeUnit.handler(async ({ context: { ground, asker }, input }) => {
    await removeUnit(ground, input.name);
    return listUnits(ground, asker);
  }),
});
