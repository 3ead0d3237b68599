import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { instant, oneLine, permission } from "./words.ts";

/** The name of a role, of which its grants speak. */
const roleName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/, "write it in small letters, numbers and _, beginning with a letter");

export const role = z.object({
  role: z.string(),
  title: z.string(),
  words: z.string(),
  permissions: z.array(permission),
  /** It came with the product; it can be changed, except administrator, but not removed. */
  shipped: z.boolean(),
  version: z.number().int(),
  /** How many hold it. */
  holders: z.number().int().nonnegative(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});

const tags = ["access"];

export const rolesContract = {
  roles: endpoint
    .meta({ access: "access.read" })
    .route({ method: "GET", path: "/roles", summary: "Roles and what each may do", tags })
    .output(z.array(role)),
  saveRole: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "PUT", path: "/roles/{role}", summary: "Make or change a role; counts at once", tags })
    .input(
      z.object({
        role: roleName,
        title: oneLine,
        words: z.string().trim().max(300),
        permissions: z.array(permission),
        /** The version that was seen; null to make a new role. */
        ifVersion: z.number().int().nullable(),
      }),
    )
    .output(role),
  removeRole: endpoint
    .meta({ access: "access.manage:whole" })
    .route({
      method: "DELETE",
      path: "/roles/{role}",
      summary: "Remove a role that nobody holds",
      tags,
      successStatus: 204,
    })
    .input(z.object({ role: roleName }))
    .output(z.void()),
};

export type Role = z.infer<typeof role>;
