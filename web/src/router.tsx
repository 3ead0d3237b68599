import { Outlet, createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";

import { api } from "./api/client.ts";
import { queryClient } from "./api/queries.ts";
import { prefetchList } from "./pages/conversations/prefetch.ts";
import { conversationsSearch } from "./pages/conversations/search.ts";
import { attestationsSearch } from "./pages/criteria/search.ts";
import { figureSearch } from "./pages/figures/search.ts";
import { importsSearch } from "./pages/imports/search.ts";
import { modelSearch } from "./pages/model/search.ts";
import { positionSearch } from "./pages/position/search.ts";
import { quarantineSearch } from "./pages/quarantine/search.ts";
import { searchSearch } from "./pages/search/search.ts";
import { scopeSearch } from "./scope/scope.ts";
import { Defect } from "./shell/defect.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Outlet, errorComponent: Defect });

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./pages/access/setup-page.tsx"), "SetupPage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: z.object({ to: z.string().startsWith("/").optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./pages/access/sign-in-page.tsx"), "SignInPage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation/$token",
  component: lazyRouteComponent(() => import("./pages/access/invitation-page.tsx"), "InvitationPage"),
});

/** Everything below is for who is signed in. */
const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Shell });
const inside = { getParentRoute: () => shell } as const;

const figures = createRoute({
  ...inside,
  path: "/",
  validateSearch: scopeSearch,
  loader: () => void queryClient.prefetchQuery(api.metrics.span.queryOptions()),
  component: lazyRouteComponent(() => import("./pages/figures/figures-page.tsx"), "FiguresPage"),
});
const figure = createRoute({
  ...inside,
  path: "/figures/$metric",
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import("./pages/figures/figure-page.tsx"), "FigurePage"),
});
const welcome = createRoute({
  ...inside,
  path: "/welcome",
  component: lazyRouteComponent(() => import("./pages/access/welcome-page.tsx"), "WelcomePage"),
});
const conversations = createRoute({
  ...inside,
  path: "/conversations",
  validateSearch: conversationsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => prefetchList(deps),
  component: lazyRouteComponent(() => import("./pages/conversations/conversations-page.tsx"), "ConversationsPage"),
});
/** Within the list, which keeps its place while conversations are opened from it. */
const conversation = createRoute({ getParentRoute: () => conversations, path: "/$conversation" });
const person = createRoute({
  ...inside,
  path: "/people/$person",
  component: lazyRouteComponent(() => import("./pages/people/person-page.tsx"), "PersonPage"),
});
const search = createRoute({
  ...inside,
  path: "/search",
  validateSearch: searchSearch,
  component: lazyRouteComponent(() => import("./pages/search/search-page.tsx"), "SearchPage"),
});
const imports = createRoute({
  ...inside,
  path: "/imports",
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import("./pages/imports/imports-page.tsx"), "ImportsPage"),
});
const importUpload = createRoute({
  ...inside,
  path: "/imports/new",
  component: lazyRouteComponent(() => import("./pages/imports/new-import-page.tsx"), "NewImportPage"),
});
const importUploaded = createRoute({
  ...inside,
  path: "/imports/new/$upload",
  component: lazyRouteComponent(() => import("./pages/imports/new-import-page.tsx"), "NewImportPage"),
});
const importRun = createRoute({
  ...inside,
  path: "/imports/$import",
  component: lazyRouteComponent(() => import("./pages/imports/import-page.tsx"), "ImportPage"),
});
const quarantine = createRoute({
  ...inside,
  path: "/quarantine",
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(() => import("./pages/quarantine/quarantine-page.tsx"), "QuarantinePage"),
});
const quarantined = createRoute({
  ...inside,
  path: "/quarantine/$item",
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(() => import("./pages/quarantine/quarantine-page.tsx"), "QuarantinePage"),
});
const position = createRoute({
  ...inside,
  path: "/position",
  validateSearch: positionSearch,
  component: lazyRouteComponent(() => import("./pages/position/position-page.tsx"), "PositionPage"),
});
/** Beside the map, which keeps its place while cells are opened from it. */
const cell = createRoute({
  getParentRoute: () => position,
  path: "/$dimension/$level",
  component: lazyRouteComponent(() => import("./pages/position/cell-panel.tsx"), "CellPanel"),
});
const criterion = createRoute({
  ...inside,
  path: "/criteria/$criterion",
  validateSearch: positionSearch,
  component: lazyRouteComponent(() => import("./pages/criteria/criterion-page.tsx"), "CriterionPage"),
});
const attestations = createRoute({
  ...inside,
  path: "/attestations",
  validateSearch: attestationsSearch,
  component: lazyRouteComponent(() => import("./pages/criteria/attestations-page.tsx"), "AttestationsPage"),
});
const model = createRoute({
  ...inside,
  path: "/model",
  validateSearch: modelSearch,
  component: lazyRouteComponent(() => import("./pages/model/model-page.tsx"), "ModelPage"),
});
const system = createRoute({
  ...inside,
  path: "/system",
  component: lazyRouteComponent(() => import("./pages/system/system-page.tsx"), "SystemPage"),
});
const account = createRoute({
  ...inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/settings/account-page.tsx"), "AccountPage"),
});
const keys = createRoute({
  ...inside,
  path: "/settings/keys",
  component: lazyRouteComponent(() => import("./pages/settings/keys-page.tsx"), "KeysPage"),
});
const members = createRoute({
  ...inside,
  path: "/settings/members",
  component: lazyRouteComponent(() => import("./pages/settings/members-page.tsx"), "MembersPage"),
});

const nowhere = createRoute({ ...inside, path: "$", component: NotFound });

const routeTree = root.addChildren([
  setup,
  signIn,
  invitation,
  shell.addChildren([
    position.addChildren([cell]),
    criterion,
    attestations,
    model,
    figures,
    figure,
    welcome,
    conversations.addChildren([conversation]),
    person,
    search,
    imports,
    importUpload,
    importUploaded,
    importRun,
    quarantine,
    quarantined,
    system,
    account,
    keys,
    members,
    nowhere,
  ]),
]);

/** All addresses of the app. */
export const router = createRouter({ routeTree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
