import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { inside } from "./shell.ts";

const account = createRoute({
  ...inside,
  path: "/settings",
  staticData: { access: "known" },
  component: lazyRouteComponent(() => import("../pages/settings/account-page.tsx"), "AccountPage"),
});
const signInSettings = createRoute({
  ...inside,
  path: "/settings/sign-in",
  staticData: { access: "access.manage:whole" },
  component: lazyRouteComponent(() => import("../pages/settings/providers-page.tsx"), "ProvidersPage"),
});
const keys = createRoute({
  ...inside,
  path: "/settings/keys",
  staticData: { access: "keys.manage" },
  component: lazyRouteComponent(() => import("../pages/settings/keys-page.tsx"), "KeysPage"),
});
const assist = createRoute({
  ...inside,
  path: "/settings/assist",
  staticData: { access: "assist.manage" },
  component: lazyRouteComponent(() => import("../pages/settings/assist/assist-page.tsx"), "AssistPage"),
});
const members = createRoute({
  ...inside,
  path: "/settings/members",
  staticData: { access: "access.read" },
  component: lazyRouteComponent(() => import("../pages/settings/members-page.tsx"), "MembersPage"),
});
const roles = createRoute({
  ...inside,
  path: "/settings/roles",
  staticData: { access: "access.read" },
  component: lazyRouteComponent(() => import("../pages/settings/roles-page.tsx"), "RolesPage"),
});
const units = createRoute({
  ...inside,
  path: "/settings/units",
  staticData: { access: "access.read" },
  component: lazyRouteComponent(() => import("../pages/settings/units-page.tsx"), "UnitsPage"),
});
const welcome = createRoute({
  ...inside,
  path: "/welcome",
  staticData: { access: "known" },
  component: lazyRouteComponent(() => import("../pages/access/welcome-page.tsx"), "WelcomePage"),
});

/** One's own account, and who may do what. */
export const settings = [account, signInSettings, keys, assist, members, roles, units, welcome] as const;
