import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";

import { root } from "./shell.ts";

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("../pages/access/setup-page.tsx"), "SetupPage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  staticData: { access: "open" },
  validateSearch: z.object({ to: z.string().startsWith("/").optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("../pages/access/sign-in-page.tsx"), "SignInPage"),
});
const signInCallback = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/callback",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("../pages/access/sign-in-callback-page.tsx"), "SignInCallbackPage"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("../pages/access/sign-in-reset-page.tsx"), "SignInResetPage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation/$token",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("../pages/access/invitation-page.tsx"), "InvitationPage"),
});
/** For customers: opened by a signed link. */
const preferences = createRoute({
  getParentRoute: () => root,
  path: "/preferences",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("../pages/preferences/preferences-page.tsx"), "PreferencesPage"),
});

/** Pages for who is not signed in. */
export const doors = [setup, signIn, signInCallback, reset, invitation, preferences] as const;
