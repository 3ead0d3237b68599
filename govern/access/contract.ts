import { accessKinds, endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

/** What somebody is here; `rights` says what each may. */
export const role = z.enum(["administrator", "member", "viewer"]);

/** What a key opens; each includes those before it. */
export const keyAccess = z.enum(["view", "edit", "administer"]);

/** The fewest and the most characters of a password. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

const instant = z.iso.datetime();

/** Written as it is shown; compared without regard to upper and lower case. */
export const email = z.string().trim().max(254).pipe(z.email("write an address like ann@example.org"));

const name = z
  .string()
  .trim()
  .min(1, "write a name")
  .max(100)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u, "write it in one line, without control characters");

const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min, `write at least ${PASSWORD_LENGTH.min} characters`)
  .max(PASSWORD_LENGTH.max, `write at most ${PASSWORD_LENGTH.max} characters`);

/** A password that is only compared. */
const givenPassword = z.string().min(1).max(PASSWORD_LENGTH.max);

const id = z.guid();

export const person = z.object({ id, name: z.string(), email: z.string(), role });

export const signedIn = z.object({
  state: z.literal("signed_in"),
  person,
  may: z.array(z.enum(accessKinds)),
  /** When the session ends if it is not used until then. */
  expiresAt: instant,
});

/** `setup`: there is no administrator yet; `codeNeeded` says whether the code that the server printed is asked for. */
export const session = z.discriminatedUnion("state", [
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

export const key = z.object({
  id,
  name: z.string(),
  /** How the key begins, to recognise it by. */
  start: z.string(),
  access: keyAccess,
  createdAt: instant,
  /** Null: it does not expire. */
  expiresAt: instant.nullable(),
  /** Exact to a minute; null: never. */
  lastUsedAt: instant.nullable(),
  madeBy: z.string(),
});

export const member = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  createdAt: instant,
  /** Exact to a minute; null: never. */
  lastSeenAt: instant.nullable(),
  state: z.enum(["active", "invited"]),
  /** Until when an invitation can be taken up, also when that is past; null for members. */
  expiresAt: instant.nullable(),
});

export const invitation = z.object({
  name: z.string(),
  email: z.string(),
  role,
  invitedBy: z.string(),
  expiresAt: instant,
});

const token = z.string().max(100);
const tags = ["access"];

export const accessContract = {
  session: endpoint
    .meta({ access: "open" })
    .route({ method: "GET", path: "/session", summary: "Who is signed in", tags })
    .output(session),
  setUp: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/setup", summary: "Make the first administrator, and sign in", tags })
    .input(z.object({ name, email, password: newPassword, code: z.string().max(100).optional() }))
    .output(signedIn),
  signIn: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/session", summary: "Sign in", tags })
    .input(z.object({ email, password: givenPassword }))
    .output(signedIn),
  signOut: endpoint
    .meta({ access: "open" })
    .route({ method: "DELETE", path: "/session", summary: "Sign out", tags, successStatus: 204 })
    .output(z.void()),
  changePassword: endpoint
    .meta({ access: "view" })
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
    .meta({ access: "view" })
    .route({ method: "GET", path: "/sessions", summary: "One's own sessions, the last seen first", tags })
    .output(z.array(ownSession)),
  endSession: endpoint
    .meta({ access: "view" })
    .route({
      method: "DELETE",
      path: "/sessions/{id}",
      summary: "End one of one's own sessions",
      tags,
      successStatus: 204,
    })
    .input(z.object({ id }))
    .output(z.void()),
  keys: endpoint
    .meta({ access: "administer" })
    .route({ method: "GET", path: "/keys", summary: "All keys, the newest first", tags })
    .output(z.array(key)),
  makeKey: endpoint
    .meta({ access: "administer" })
    .route({ method: "POST", path: "/keys", summary: "Make a key; it is shown this once", tags })
    .input(z.object({ name, access: keyAccess, expiresInDays: z.number().int().min(1).max(3650).nullable() }))
    .output(key.extend({ key: z.string() })),
  removeKey: endpoint
    .meta({ access: "administer" })
    .route({ method: "DELETE", path: "/keys/{id}", summary: "Remove a key", tags, successStatus: 204 })
    .input(z.object({ id }))
    .output(z.void()),
  members: endpoint
    .meta({ access: "administer" })
    .route({ method: "GET", path: "/members", summary: "Members by name, and who is invited", tags })
    .output(z.array(member)),
  changeRole: endpoint
    .meta({ access: "administer" })
    .route({ method: "PATCH", path: "/members/{id}", summary: "Give a member another role", tags })
    .input(z.object({ id, role }))
    .output(member),
  removeMember: endpoint
    .meta({ access: "administer" })
    .route({
      method: "DELETE",
      path: "/members/{id}",
      summary: "Remove a member, with all sessions and keys of theirs",
      tags,
    })
    .input(z.object({ id }))
    .output(z.object({ keysRemoved: z.number().int().nonnegative() })),
  invite: endpoint
    .meta({ access: "administer" })
    .route({ method: "POST", path: "/invitations", summary: "Invite somebody; the link is shown this once", tags })
    .input(z.object({ name, email, role }))
    .output(z.object({ id, token: z.string(), path: z.string(), expiresAt: instant })),
  withdrawInvitation: endpoint
    .meta({ access: "administer" })
    .route({ method: "DELETE", path: "/invitations/{id}", summary: "Withdraw an invitation", tags, successStatus: 204 })
    .input(z.object({ id }))
    .output(z.void()),
  invitation: endpoint
    .meta({ access: "open" })
    .route({ method: "GET", path: "/invitations/{token}", summary: "What an invitation is for", tags })
    .input(z.object({ token }))
    .output(invitation),
  acceptInvitation: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/invitations/{token}", summary: "Take up an invitation, and sign in", tags })
    .input(z.object({ token, password: newPassword }))
    .output(signedIn),
};

export type Role = z.infer<typeof role>;
export type KeyAccess = z.infer<typeof keyAccess>;
export type Session = z.infer<typeof session>;
export type SignedIn = z.infer<typeof signedIn>;
export type OwnSession = z.infer<typeof ownSession>;
export type Key = z.infer<typeof key>;
export type Member = z.infer<typeof member>;
export type Invitation = z.infer<typeof invitation>;
