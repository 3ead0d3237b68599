import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { email, grant, grants, grantsLeft, id, instant, newPassword, oneLine } from "./words.ts";
import { signInOutcome } from "./session.ts";

export const member = z.object({
  id,
  name: z.string(),
  email: z.string(),
  grants: z.array(grant),
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
  /** The titles of the roles that wait. */
  roles: z.array(z.string()),
  invitedBy: z.string(),
  expiresAt: instant,
});

const token = z.string().max(100);
const tags = ["access"];

export const membersContract = {
  members: endpoint
    .meta({ access: "access.read" })
    .route({ method: "GET", path: "/members", summary: "Members by name, and who is invited", tags })
    .output(z.array(member)),
  setGrants: endpoint
    .meta({ access: "access.manage" })
    .route({ method: "PUT", path: "/members/{id}/grants", summary: "Give a member other roles; counts at once", tags })
    .input(z.object({ id, grants: grantsLeft }))
    .output(member),
  removeMember: endpoint
    .meta({ access: "access.manage:whole" })
    .route({
      method: "DELETE",
      path: "/members/{id}",
      summary: "Remove a member, with all sessions and keys of theirs",
      tags,
    })
    .input(z.object({ id }))
    .output(z.object({ keysRemoved: z.number().int().nonnegative() })),
  invite: endpoint
    .meta({ access: "access.manage" })
    .route({
      method: "POST",
      path: "/invitations",
      summary: "Invite somebody, by mail where mails are sent; the link is shown this once",
      tags,
    })
    .input(z.object({ name: oneLine, email, grants }))
    .output(z.object({ id, token: z.string(), path: z.string(), expiresAt: instant, mailed: z.boolean() })),
  withdrawInvitation: endpoint
    .meta({ access: "access.manage" })
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
    .output(signInOutcome),
};

export type Member = z.infer<typeof member>;
export type Invitation = z.infer<typeof invitation>;
