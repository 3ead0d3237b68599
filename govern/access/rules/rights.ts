import type { Access } from "@firsthand/platform/http/contract";

import type { KeyAccess, Role } from "../contract.ts";

/** What each role may. */
export const rightsOfRole: Readonly<Record<Role, readonly Access[]>> = {
  viewer: ["open", "view"],
  member: ["open", "view", "edit"],
  administrator: ["open", "view", "edit", "administer"],
};

/** What a key opens. */
export const rightsOfKey: Readonly<Record<KeyAccess, readonly Access[]>> = {
  view: rightsOfRole.viewer,
  edit: rightsOfRole.member,
  administer: rightsOfRole.administrator,
};
