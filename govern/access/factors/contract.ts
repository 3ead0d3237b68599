import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { ownSession, sessionHours, signedIn } from "../contract/session.ts";
import { email, givenPassword, id, instant, newPassword, oneLine } from "../contract/words.ts";
import { made, makeOptions, useOptions, used } from "./contract/ceremonies.ts";

const tags = ["access"];
const token = z.string().min(1).max(100);

/** A code of an authenticator app, or a recovery code; spaces and hyphens do not matter. */
const code = z.string().trim().min(1, "write the code").max(60);

/** What an authenticator app is told: as text to be typed, and as an address to be shown as a QR code. */
const totpOffer = z.object({ secret: z.string(), uri: z.string() });

/** Shown this once. */
const recoveryCodes = z.array(z.string());

export const passkey = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  /** The name of the server under which it opens. */
  server: z.string(),
  /** Kept by a service, and so on several devices. */
  synced: z.boolean(),
});

export const ownFactors = z.object({
  hasPassword: z.boolean(),
  /** Since when an authenticator app is asked for. */
  totpSince: instant.nullable(),
  recoveryCodesLeft: z.number().int().nonnegative(),
  passkeys: z.array(passkey),
  /** Whether this installation asks who asks for a second factor. */
  required: z.boolean(),
});

const hoursWithin = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().int().min(least, `not less than ${least} hour`).max(most, `not more than ${most} hours`);

const policyValue = z.enum(["nobody", "administrators", "everyone"]);

export const signInRule = z.object({
  /** Of whom a second factor is asked; `administrators`: who may manage access, keys or the system. */
  secondFactor: policyValue,
  /** After how many hours without use a session ends, and after how many however much it is used. */
  idleHours: z.number().int(),
  longestHours: z.number().int(),
  version: z.number().int().nonnegative(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
  /** Of how many active members a second factor or a passkey is known. */
  members: z.object({ all: z.number().int(), withFactor: z.number().int() }),
});

const noContent = { tags, successStatus: 204 };

export const factorsContract = {
  secondFactor: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/session/second-factor", summary: "Finish signing in with a code", tags })
    .input(z.object({ token, code }))
    .output(signedIn),
  beginEnrolment: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/session/enrolment", summary: "Begin a second factor while signing in", tags })
    .input(z.object({ token }))
    .output(totpOffer),
  finishEnrolment: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/session/enrolment/code", summary: "Confirm it, and sign in", tags })
    .input(z.object({ token, code }))
    .output(z.object({ session: signedIn, recoveryCodes })),
  passkeyOptions: endpoint
    .meta({ access: "open", audited: false })
    .route({ method: "POST", path: "/session/passkey/options", summary: "Begin to use a passkey", tags })
    .output(z.object({ token, options: useOptions })),
  signInByPasskey: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/session/passkey", summary: "Sign in with a passkey", tags })
    .input(z.object({ token, response: used }))
    .output(signedIn),
  prove: endpoint
    .meta({ access: "known" })
    .route({
      method: "POST",
      path: "/session/proof",
      summary: "Prove by the password to be who is signed in",
      ...noContent,
    })
    .input(z.object({ password: givenPassword }))
    .output(z.void()),
  proveByPasskey: endpoint
    .meta({ access: "known" })
    .route({ method: "POST", path: "/session/proof/passkey", summary: "Prove it by a passkey", ...noContent })
    .input(z.object({ token, response: used }))
    .output(z.void()),
  factors: endpoint
    .meta({ access: "known" })
    .route({ method: "GET", path: "/factors", summary: "How one signs in", tags })
    .output(ownFactors),
  beginTotp: endpoint
    .meta({ access: "known" })
    .route({ method: "POST", path: "/factors/totp", summary: "Begin to use an authenticator app", tags })
    .output(totpOffer),
  confirmTotp: endpoint
    .meta({ access: "known" })
    .route({
      method: "POST",
      path: "/factors/totp/code",
      summary: "Confirm the app by a code; ends one's other sessions",
      tags,
    })
    .input(z.object({ code }))
    .output(z.object({ recoveryCodes })),
  removeTotp: endpoint
    .meta({ access: "known" })
    .route({ method: "DELETE", path: "/factors/totp", summary: "No longer use an authenticator app", ...noContent })
    .output(z.void()),
  renewRecoveryCodes: endpoint
    .meta({ access: "known" })
    .route({
      method: "POST",
      path: "/factors/recovery-codes",
      summary: "Make new recovery codes; older ones are void",
      tags,
    })
    .output(z.object({ recoveryCodes })),
  beginPasskey: endpoint
    .meta({ access: "known" })
    .route({ method: "POST", path: "/factors/passkeys/options", summary: "Begin to make a passkey", tags })
    .output(z.object({ token, options: makeOptions })),
  addPasskey: endpoint
    .meta({ access: "known" })
    .route({ method: "POST", path: "/factors/passkeys", summary: "Keep a passkey that was made", tags })
    .input(z.object({ token, name: oneLine, response: made }))
    .output(passkey),
  renamePasskey: endpoint
    .meta({ access: "known" })
    .route({ method: "PATCH", path: "/factors/passkeys/{id}", summary: "Name a passkey of one's own", tags })
    .input(z.object({ id, name: oneLine }))
    .output(passkey),
  removePasskey: endpoint
    .meta({ access: "known" })
    .route({ method: "DELETE", path: "/factors/passkeys/{id}", summary: "Remove a passkey of one's own", ...noContent })
    .input(z.object({ id }))
    .output(z.void()),
  signInRule: endpoint
    .meta({ access: "access.read:whole" })
    .route({
      method: "GET",
      path: "/sign-in-rule",
      summary: "Of whom a second factor is asked, and how long sessions last",
      tags,
    })
    .output(signInRule),
  setSignInRule: endpoint
    .meta({ access: "access.manage:whole" })
    .route({
      method: "PUT",
      path: "/sign-in-rule",
      summary: "Say of whom a second factor is asked, from their next sign-in on, and how long sessions last, at once",
      tags,
    })
    .input(
      z.object({
        secondFactor: policyValue,
        /** As they are unless told. */
        idleHours: hoursWithin(sessionHours.idle).optional(),
        longestHours: hoursWithin(sessionHours.longest).optional(),
        ifVersion: z.number().int().nonnegative(),
      }),
    )
    .output(signInRule),
  memberSignIn: endpoint
    .meta({ access: "access.manage:whole" })
    .route({
      method: "GET",
      path: "/members/{id}/sign-in",
      summary: "The sessions of a member, and how they sign in",
      tags,
    })
    .input(z.object({ id }))
    .output(
      ownFactors.omit({ passkeys: true }).extend({
        passkeys: z.number().int().nonnegative(),
        sessions: z.array(ownSession),
      }),
    ),
  endMemberSessions: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "DELETE", path: "/members/{id}/sessions", summary: "End all sessions of a member", tags })
    .input(z.object({ id }))
    .output(z.object({ ended: z.number().int().nonnegative() })),
  endMemberSession: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "DELETE", path: "/members/{id}/sessions/{session}", summary: "End one of them", ...noContent })
    .input(z.object({ id, session: id }))
    .output(z.void()),
  removeMemberFactors: endpoint
    .meta({ access: "access.manage:whole" })
    .route({
      method: "DELETE",
      path: "/members/{id}/factors",
      summary: "Remove app, recovery codes and passkeys of a member who lost them; ends their sessions",
      ...noContent,
    })
    .input(z.object({ id }))
    .output(z.void()),
  requestReset: endpoint
    .meta({ access: "open" })
    .route({
      method: "POST",
      path: "/password-reset",
      summary: "Have a link for a new password sent; answers the same for every address",
      ...noContent,
    })
    .input(z.object({ email }))
    .output(z.void()),
  resetPassword: endpoint
    .meta({ access: "open" })
    .route({
      method: "PUT",
      path: "/password-reset",
      summary: "Set a new password by such a link; ends all sessions",
      ...noContent,
    })
    .input(z.object({ token, password: newPassword }))
    .output(z.void()),
};

export type Passkey = z.infer<typeof passkey>;
export type OwnFactors = z.infer<typeof ownFactors>;
export type SignInRule = z.infer<typeof signInRule>;
