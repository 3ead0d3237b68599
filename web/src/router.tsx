import type { Access } from "@firsthand/kernel/permissions";
import { Outlet, createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";

import { api } from "./api/client.ts";
import { queryClient } from "./api/queries.ts";
import { auditSearch } from "./pages/audit/search.ts";
import { prefetchList } from "./pages/conversations/prefetch.ts";
import { conversationsSearch } from "./pages/conversations/search.ts";
import { attestationsSearch } from "./pages/criteria/search.ts";
import { figureSearch } from "./pages/figures/search.ts";
import { importsSearch } from "./pages/imports/search.ts";
import { modelSearch } from "./pages/model/search.ts";
import { positionSearch } from "./pages/position/search.ts";
import { newRequestSearch, requestsSearch } from "./pages/privacy/search.ts";
import { catalogueSearch } from "./pages/quality/search.ts";
import { quarantineSearch } from "./pages/quarantine/search.ts";
import { searchSearch } from "./pages/search/search.ts";
import { scopeSearch } from "./scope/scope.ts";
import { Defect } from "./shell/defect.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { mayPerhaps } from "./shell/session.ts";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Outlet, errorComponent: Defect, staticData: { access: "open" } });

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("./pages/access/setup-page.tsx"), "SetupPage"),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  staticData: { access: "open" },
  validateSearch: z.object({ to: z.string().startsWith("/").optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./pages/access/sign-in-page.tsx"), "SignInPage"),
});
const signInCallback = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/callback",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("./pages/access/sign-in-callback-page.tsx"), "SignInCallbackPage"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("./pages/access/sign-in-reset-page.tsx"), "SignInResetPage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation/$token",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("./pages/access/invitation-page.tsx"), "InvitationPage"),
});

/** For customers: opened by a signed link. */
const preferences = createRoute({
  getParentRoute: () => root,
  path: "/preferences",
  staticData: { access: "open" },
  component: lazyRouteComponent(() => import("./pages/preferences/preferences-page.tsx"), "PreferencesPage"),
});

/** Everything below is for who is signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  staticData: { access: "known" },
});
const inside = { getParentRoute: () => shell } as const;

const figures = createRoute({
  ...inside,
  path: "/",
  staticData: { access: "figures.read" },
  validateSearch: scopeSearch,
  loader: () =>
    mayPerhaps("figures.read") ? void queryClient.prefetchQuery(api.metrics.span.queryOptions()) : undefined,
  component: lazyRouteComponent(() => import("./pages/figures/figures-page.tsx"), "FiguresPage"),
});
const figure = createRoute({
  ...inside,
  path: "/figures/$metric",
  staticData: { access: "figures.read" },
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import("./pages/figures/figure-page.tsx"), "FigurePage"),
});
const welcome = createRoute({
  ...inside,
  path: "/welcome",
  staticData: { access: "known" },
  component: lazyRouteComponent(() => import("./pages/access/welcome-page.tsx"), "WelcomePage"),
});
const conversations = createRoute({
  ...inside,
  path: "/conversations",
  staticData: { access: "conversations.read" },
  validateSearch: conversationsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => (mayPerhaps("conversations.read") ? prefetchList(deps) : undefined),
  component: lazyRouteComponent(() => import("./pages/conversations/conversations-page.tsx"), "ConversationsPage"),
});
/** Within the list, which keeps its place while conversations are opened from it. */
const conversation = createRoute({
  getParentRoute: () => conversations,
  path: "/$conversation",
  staticData: { access: "conversations.read" },
});
const person = createRoute({
  ...inside,
  path: "/people/$person",
  staticData: { access: "people.read" },
  component: lazyRouteComponent(() => import("./pages/people/person-page.tsx"), "PersonPage"),
});
const search = createRoute({
  ...inside,
  path: "/search",
  staticData: { access: "conversations.read" },
  validateSearch: searchSearch,
  component: lazyRouteComponent(() => import("./pages/search/search-page.tsx"), "SearchPage"),
});
const imports = createRoute({
  ...inside,
  path: "/imports",
  staticData: { access: "imports.read" },
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import("./pages/imports/imports-page.tsx"), "ImportsPage"),
});
const importUpload = createRoute({
  ...inside,
  path: "/imports/new",
  staticData: { access: "imports.run" },
  component: lazyRouteComponent(() => import("./pages/imports/new-import-page.tsx"), "NewImportPage"),
});
const importUploaded = createRoute({
  ...inside,
  path: "/imports/new/$upload",
  staticData: { access: "imports.run" },
  component: lazyRouteComponent(() => import("./pages/imports/new-import-page.tsx"), "NewImportPage"),
});
const importRun = createRoute({
  ...inside,
  path: "/imports/$import",
  staticData: { access: "imports.read" },
  component: lazyRouteComponent(() => import("./pages/imports/import-page.tsx"), "ImportPage"),
});
const audit = createRoute({
  ...inside,
  path: "/audit",
  staticData: { access: "audit.read" },
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("./pages/audit/audit-page.tsx"), "AuditPage"),
});
const auditLine = createRoute({
  ...inside,
  path: "/audit/$line",
  staticData: { access: "audit.read" },
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("./pages/audit/audit-page.tsx"), "AuditPage"),
});
const quarantine = createRoute({
  ...inside,
  path: "/quarantine",
  staticData: { access: "imports.read" },
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(() => import("./pages/quarantine/quarantine-page.tsx"), "QuarantinePage"),
});
const quarantined = createRoute({
  ...inside,
  path: "/quarantine/$item",
  staticData: { access: "imports.read" },
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(() => import("./pages/quarantine/quarantine-page.tsx"), "QuarantinePage"),
});
const position = createRoute({
  ...inside,
  path: "/position",
  staticData: { access: "position.read" },
  validateSearch: positionSearch,
  component: lazyRouteComponent(() => import("./pages/position/position-page.tsx"), "PositionPage"),
});
/** Beside the map, which keeps its place while cells are opened from it. */
const cell = createRoute({
  getParentRoute: () => position,
  path: "/$dimension/$level",
  staticData: { access: "position.read" },
  component: lazyRouteComponent(() => import("./pages/position/cell-panel.tsx"), "CellPanel"),
});
const criterion = createRoute({
  ...inside,
  path: "/criteria/$criterion",
  staticData: { access: "position.read" },
  validateSearch: positionSearch,
  component: lazyRouteComponent(() => import("./pages/criteria/criterion-page.tsx"), "CriterionPage"),
});
const attestations = createRoute({
  ...inside,
  path: "/attestations",
  staticData: { access: "position.read" },
  validateSearch: attestationsSearch,
  component: lazyRouteComponent(() => import("./pages/criteria/attestations-page.tsx"), "AttestationsPage"),
});
const model = createRoute({
  ...inside,
  path: "/model",
  staticData: { access: "position.read" },
  validateSearch: modelSearch,
  component: lazyRouteComponent(() => import("./pages/model/model-page.tsx"), "ModelPage"),
});
const quality = createRoute({
  ...inside,
  path: "/quality",
  staticData: { access: "quality.read" },
  component: lazyRouteComponent(() => import("./pages/quality/quality-page.tsx"), "QualityPage"),
});
const qualityRule = createRoute({
  ...inside,
  path: "/quality/rules/$rule",
  staticData: { access: "quality.read" },
  component: lazyRouteComponent(() => import("./pages/quality/rules/rule-page.tsx"), "RulePage"),
});
const catalogue = createRoute({
  ...inside,
  path: "/quality/catalogue",
  staticData: { access: "quality.read" },
  validateSearch: catalogueSearch,
  component: lazyRouteComponent(() => import("./pages/quality/catalogue/catalogue-page.tsx"), "CataloguePage"),
});
const catalogueEntry = createRoute({
  ...inside,
  path: "/quality/catalogue/$kind/$id",
  staticData: { access: "quality.read" },
  component: lazyRouteComponent(() => import("./pages/quality/catalogue/entry-page.tsx"), "EntryPage"),
});
const privacy = createRoute({
  ...inside,
  path: "/privacy",
  staticData: { access: "privacy.requests" },
  validateSearch: requestsSearch,
  component: lazyRouteComponent(() => import("./pages/privacy/privacy-page.tsx"), "PrivacyPage"),
});
const privacyNew = createRoute({
  ...inside,
  path: "/privacy/new",
  staticData: { access: "privacy.requests" },
  validateSearch: newRequestSearch,
  component: lazyRouteComponent(() => import("./pages/privacy/new-request-page.tsx"), "NewRequestPage"),
});
const privacyRequest = createRoute({
  ...inside,
  path: "/privacy/$request",
  staticData: { access: "privacy.requests" },
  component: lazyRouteComponent(() => import("./pages/privacy/request-page.tsx"), "RequestPage"),
});
const keeping = createRoute({
  ...inside,
  path: "/keeping",
  staticData: { access: "system.read" },
  component: lazyRouteComponent(() => import("./pages/keeping/keeping-page.tsx"), "KeepingPage"),
});
const consent = createRoute({
  ...inside,
  path: "/consent",
  staticData: { access: "consent.record" },
  component: lazyRouteComponent(() => import("./pages/consent/consent-page.tsx"), "ConsentPage"),
});
const retention = createRoute({
  ...inside,
  path: "/retention",
  staticData: { access: "retention.manage" },
  component: lazyRouteComponent(() => import("./pages/retention/retention-page.tsx"), "RetentionPage"),
});
const system = createRoute({
  ...inside,
  path: "/system",
  staticData: { access: "system.read" },
  component: lazyRouteComponent(() => import("./pages/system/system-page.tsx"), "SystemPage"),
});
const account = createRoute({
  ...inside,
  path: "/settings",
  staticData: { access: "known" },
  component: lazyRouteComponent(() => import("./pages/settings/account-page.tsx"), "AccountPage"),
});
const signInSettings = createRoute({
  ...inside,
  path: "/settings/sign-in",
  staticData: { access: "access.manage" },
  component: lazyRouteComponent(() => import("./pages/settings/providers-page.tsx"), "ProvidersPage"),
});
const keys = createRoute({
  ...inside,
  path: "/settings/keys",
  staticData: { access: "keys.manage" },
  component: lazyRouteComponent(() => import("./pages/settings/keys-page.tsx"), "KeysPage"),
});
const members = createRoute({
  ...inside,
  path: "/settings/members",
  staticData: { access: "access.read" },
  component: lazyRouteComponent(() => import("./pages/settings/members-page.tsx"), "MembersPage"),
});

const roles = createRoute({
  ...inside,
  path: "/settings/roles",
  staticData: { access: "access.read" },
  component: lazyRouteComponent(() => import("./pages/settings/roles-page.tsx"), "RolesPage"),
});
const units = createRoute({
  ...inside,
  path: "/settings/units",
  staticData: { access: "access.read" },
  component: lazyRouteComponent(() => import("./pages/settings/units-page.tsx"), "UnitsPage"),
});

const nowhere = createRoute({ ...inside, path: "$", component: NotFound, staticData: { access: "known" } });

const routeTree = root.addChildren([
  setup,
  signIn,
  signInCallback,
  reset,
  invitation,
  preferences,
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
    audit,
    auditLine,
    quarantine,
    quarantined,
    quality,
    qualityRule,
    catalogue,
    catalogueEntry,
    privacy,
    privacyNew,
    privacyRequest,
    keeping,
    consent,
    retention,
    system,
    account,
    signInSettings,
    keys,
    members,
    roles,
    units,
    nowhere,
  ]),
]);

/** All addresses of the app. */
export const router = createRouter({ routeTree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** What one must be allowed to see the page. */
    access: Access;
  }
}
