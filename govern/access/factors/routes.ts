import { implement } from "@orpc/server";

import type { AccessContext } from "../ground.ts";
import { beginEnrolment, finishEnrolment } from "./commands/enrol.ts";
import { endMemberSession, endMemberSessions, readMemberSignIn, removeMemberFactors } from "./commands/members.ts";
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from "./commands/passkeys.ts";
import { proveByPasskey, proveByPassword } from "./commands/prove.ts";
import { requestReset, resetPassword } from "./commands/reset-password.ts";
import { giveSecondFactor } from "./commands/second-factor.ts";
import { setRule } from "./commands/set-rule.ts";
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from "./commands/totp.ts";
import { beginPasskeyUse, signInByPasskey } from "./commands/use-passkey.ts";
import { factorsContract } from "./contract.ts";
import { readFactors } from "./queries/read-factors.ts";
import { readRule } from "./queries/read-rule.ts";

const on = implement(factorsContract).$context<AccessContext>();

/** The endpoints of second factors, passkeys, proofs and new passwords. */
export const factorRoutes = {
  secondFactor: on.secondFactor.handler(({ context, input }) => giveSecondFactor(context.ground, context.visit, input)),
  beginEnrolment: on.beginEnrolment.handler(({ context, input }) => beginEnrolment(context.ground, input.token)),
  finishEnrolment: on.finishEnrolment.handler(({ context, input }) =>
    finishEnrolment(context.ground, context.visit, input),
  ),
  passkeyOptions: on.passkeyOptions.handler(({ context }) => beginPasskeyUse(context.ground, context.visit)),
  signInByPasskey: on.signInByPasskey.handler(({ context, input }) =>
    signInByPasskey(context.ground, context.visit, input),
  ),
  prove: on.prove.handler(({ context, input }) => proveByPassword(context, input.password)),
  proveByPasskey: on.proveByPasskey.handler(({ context, input }) => proveByPasskey(context, input)),
  factors: on.factors.handler(({ context }) => readFactors(context)),
  beginTotp: on.beginTotp.handler(({ context }) => beginTotp(context)),
  confirmTotp: on.confirmTotp.handler(({ context, input }) => confirmTotp(context, input.code)),
  removeTotp: on.removeTotp.handler(({ context }) => removeTotp(context)),
  renewRecoveryCodes: on.renewRecoveryCodes.handler(({ context }) => renewRecoveryCodes(context)),
  beginPasskey: on.beginPasskey.handler(({ context }) => beginPasskey(context)),
  addPasskey: on.addPasskey.handler(({ context, input }) => addPasskey(context, input)),
  renamePasskey: on.renamePasskey.handler(({ context, input }) => renamePasskey(context, input)),
  removePasskey: on.removePasskey.handler(({ context, input }) => removePasskey(context, input.id)),
  signInRule: on.signInRule.handler(({ context }) => readRule(context.ground.db)),
  setSignInRule: on.setSignInRule.handler(({ context, input }) => setRule(context.ground, context.asker, input)),
  memberSignIn: on.memberSignIn.handler(({ context, input }) => readMemberSignIn(context.ground, input.id)),
  endMemberSessions: on.endMemberSessions.handler(({ context, input }) => endMemberSessions(context.ground, input.id)),
  endMemberSession: on.endMemberSession.handler(({ context, input }) =>
    endMemberSession(context.ground, input.id, input.session),
  ),
  removeMemberFactors: on.removeMemberFactors.handler(({ context, input }) => removeMemberFactors(context, input.id)),
  requestReset: on.requestReset.handler(({ context, input }) =>
    requestReset(context.ground, context.visit, input.email),
  ),
  resetPassword: on.resetPassword.handler(({ context, input }) => resetPassword(context.ground, context.visit, input)),
};
