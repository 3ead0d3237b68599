import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { instant, oneLine } from "./words.ts";

export const unitKinds = ["brand", "market", "team", "other"] as const;

/** A rule of a unit: what it says itself (null: what its parent says), and whether units below may differ. */
const rule = z.object({ value: z.boolean().nullable(), locked: z.boolean() });

const heldRule = z.object({ value: z.boolean(), from: z.string().nullable(), locked: z.boolean() });

const unitRules = z.object({
  /** Personal data are masked for who has no permission to see them. */
  mask: rule,
});

const unit = z.object({
  /** As messages name it. */
  name: z.string(),
  parent: z.string().nullable(),
  kind: z.enum(unitKinds),
  rules: unitRules,
  /** What holds here, and which unit says so; null: the whole organisation. */
  holds: z.object({ mask: heldRule }),
  /** What would hold here if the unit said nothing itself. */
  above: z.object({ mask: heldRule }),
  /** Conversations that name it itself. */
  conversations: z.number().int().nonnegative(),
  /** Null: it is only known from the log. */
  version: z.number().int().nullable(),
  changedAt: instant.nullable(),
});

const unitName = oneLine.max(200);
const tags = ["access"];

export const unitsContract = {
  units: endpoint
    .meta({ access: "access.read" })
    .route({
      method: "GET",
      path: "/access/units",
      summary: "The tree of units, also those known from the log only",
      tags,
    })
    .output(z.array(unit)),
  saveUnit: endpoint
    .meta({ access: "access.manage" })
    .route({
      method: "PUT",
      path: "/access/units/{name}",
      summary: "Place a unit in the tree, and set its rules",
      tags,
    })
    .input(
      z.object({
        name: unitName,
        parent: unitName.nullable(),
        kind: z.enum(unitKinds),
        rules: unitRules,
        /** The version that was seen; null where there was none. */
        ifVersion: z.number().int().nullable(),
      }),
    )
    .output(z.array(unit)),
  removeUnit: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "DELETE", path: "/access/units/{name}", summary: "Take a unit out of the tree", tags })
    .input(z.object({ name: unitName }))
    .output(z.array(unit)),
};

export type Unit = z.infer<typeof unit>;
export type UnitRules = z.infer<typeof unitRules>;
