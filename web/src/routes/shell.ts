import { Outlet, createRootRoute, createRoute } from "@tanstack/react-router";

import { Defect } from "../shell/defect.tsx";
import { Shell } from "../shell/shell.tsx";

/** Above all pages. */
export const root = createRootRoute({ component: Outlet, errorComponent: Defect, staticData: { access: "open" } });

/** Everything below is for who is signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  staticData: { access: "known" },
});

/** What pages within the shell have in common. */
export const inside = { getParentRoute: () => shell } as const;
