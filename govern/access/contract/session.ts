import { accessKinds, unitsPermissionIds } from "@firsthand/kernel/permissions";
import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { enrolmentStep, secondStep } from "./steps.ts";
import { email, givenPassword, grant, id, instant, newPassword, oneLine } from "./words.ts";

/**
 * How long sessions last, in hours: without use, and at most however much they are used. An installation may make both
 * shorter, not longer; these bounds stand in the table as well.
 */
export const sessionHours = { idle: { least: 1, most: 7 * 24 }, longest: { least: 1, most: 30 * 24 } } as const;

const person = z.object({ id, name: z.string(), email: z.string(), grants: z.array(grant) });

export const signedIn = z.object({
  state: z.literal("signed_in"),
  person,
  may: z.array(z.enum(accessKinds)),
  /** Of permissions that they hold for units only: these, each with all below it, the highest first. */
  units: z.partialRecord(z.enum(unitsPermissionIds), z.array(z.string())),
  /** When the session ends if it is not used until then; it may end then however much it is used. */
  expiresAt: instant,
});

/** A session, or the step that comes before it. */
export const signInOutcome = z.discriminatedUnion("state", [signedIn, secondStep, enrolmentStep]);

/** `setup`: there is no administrator yet; `codeNeeded` says whether the code that the server printed is asked for. */
const session = z.discriminatedUnion("state", [
  z.object({ state: z.literal("setup"), codeNeeded: z.boolean() }),
  z.object({ state: z.literal("signed_out") }),
  signedIn,
]);

export const ownSession = z.object({
  id,
  current: z.boolean(),
  createdAt: instant,
  /** Exact to a minute. */
  lastSeenAt: instant,
  expiresAt: instant,
  userAgent: z.string().nullable(),
  /** Where it was signed in from. */
  address: z.string().nullable(),
});

const tags = ["access"];

export const sessionContract = {
  session: endpoint
    .meta({ access: "open" })
    .route({ method: "GET", path: "/session", summary: "Who is signed in", tags })
    .output(session),
  setUp: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/setup", summary: "Make the first administrator, and sign in", tags })
    .input(z.object({ name: oneLine, email, password: newPassword, code: z.string().max(100).optional() }))
    .output(signedIn),
  signIn: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/session", summary: "Sign in", tags })
    .input(z.object({ email, password: givenPassword }))
    .output(signInOutcome),
  signOut: endpoint
    .meta({ access: "open" })
    .route({ method: "DELETE", path: "/session", summary: "Sign out", tags, successStatus: 204 })
    .output(z.void()),
  changePassword: endpoint
    .meta({ access: "known" })
    .route({
      method: "PUT",
      path: "/session/password",
      summary: "Change one's password; ends one's other sessions",
      tags,
      successStatus: 204,
    })
    .input(z.object({ current: givenPassword, next: newPassword }))
    .output(z.void()),
  sessions: endpoint
    .meta({ access: "known" })
    .route({ method: "GET", path: "/sessions", summary: "One's own sessions, the last seen first", tags })
    .output(z.array(ownSession)),
  endSession: endpoint
    .meta({ access: "known" })
    .route({
      method: "DELETE",
      path: "/sessions/{id}",
      summary: "End one of one's own sessions",
      tags,
      successStatus: 204,
    })
    .input(z.object({ id }))
    .output(z.void()),
};

export type Session = z.infer<typeof session>;
export type SignedIn = z.infer<typeof signedIn>;
export type SignInOutcome = z.infer<typeof signInOutcome>;
export type OwnSession = z.infer<typeof ownSession>;
