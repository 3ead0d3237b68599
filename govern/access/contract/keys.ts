import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { id, instant, oneLine, permission, scope } from "./words.ts";

export const key = scope.extend({
  id,
  name: z.string(),
  /** How the key begins, to recognise it by. */
  start: z.string(),
  /** What it opens, as long as whoever made it may do that too. */
  permissions: z.array(permission),
  createdAt: instant,
  /** Null: it does not expire. */
  expiresAt: instant.nullable(),
  /** Exact to a minute; null: never. */
  lastUsedAt: instant.nullable(),
  madeBy: z.string(),
});

const tags = ["access"];

export const keysContract = {
  keys: endpoint
    .meta({ access: "keys.manage" })
    .route({ method: "GET", path: "/keys", summary: "All keys, the newest first", tags })
    .output(z.array(key)),
  makeKey: endpoint
    .meta({ access: "keys.manage" })
    .route({ method: "POST", path: "/keys", summary: "Make a key; it is shown this once", tags })
    .input(
      z.object({
        name: oneLine,
        permissions: z.array(permission).min(1, "choose what it may do"),
        /** Null or left out: every unit, every function. */
        unit: scope.shape.unit.optional(),
        function: scope.shape.function.optional(),
        expiresInDays: z.number().int().min(1).max(3650).nullable(),
      }),
    )
    .output(key.extend({ key: z.string() })),
  removeKey: endpoint
    .meta({ access: "keys.manage" })
    .route({ method: "DELETE", path: "/keys/{id}", summary: "Remove a key", tags, successStatus: 204 })
    .input(z.object({ id }))
    .output(z.void()),
};

export type Key = z.infer<typeof key>;
