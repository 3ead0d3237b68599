import type { Role } from "@firsthand/govern/access/contract";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { api } from "../api/client.ts";
import { useMay } from "../shell/session.ts";
import type { RoleTitles } from "./grant-words.ts";

const meta = { topics: ["access"] } as const;

/** All roles, if who looks may see them. */
export function useRoles() {
  return useQuery({ ...api.access.roles.queryOptions(), enabled: useMay("access.read"), meta });
}

/** The tree of units, if who looks may see it. */
export function useUnits() {
  return useQuery({ ...api.access.units.queryOptions(), enabled: useMay("access.read"), meta });
}

/** What roles are called, as far as it is known. */
export function useRoleTitles(roles: readonly Role[] | undefined): RoleTitles {
  return useMemo(() => new Map(roles?.map(({ role, title }) => [role, title])), [roles]);
}
