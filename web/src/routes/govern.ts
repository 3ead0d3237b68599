import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { auditSearch } from "../pages/audit/search.ts";
import { newRequestSearch, requestsSearch } from "../pages/privacy/search.ts";
import { catalogueSearch } from "../pages/quality/search.ts";
import { inside } from "./shell.ts";

const audit = createRoute({
  ...inside,
  path: "/audit",
  staticData: { access: "audit.read" },
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("../pages/audit/audit-page.tsx"), "AuditPage"),
});
const auditLine = createRoute({
  ...inside,
  path: "/audit/$line",
  staticData: { access: "audit.read" },
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("../pages/audit/audit-page.tsx"), "AuditPage"),
});
const quality = createRoute({
  ...inside,
  path: "/quality",
  staticData: { access: "quality.read" },
  component: lazyRouteComponent(() => import("../pages/quality/quality-page.tsx"), "QualityPage"),
});
const qualityRule = createRoute({
  ...inside,
  path: "/quality/rules/$rule",
  staticData: { access: "quality.read" },
  component: lazyRouteComponent(() => import("../pages/quality/rules/rule-page.tsx"), "RulePage"),
});
const catalogue = createRoute({
  ...inside,
  path: "/quality/catalogue",
  staticData: { access: "quality.read" },
  validateSearch: catalogueSearch,
  component: lazyRouteComponent(() => import("../pages/quality/catalogue/catalogue-page.tsx"), "CataloguePage"),
});
const catalogueEntry = createRoute({
  ...inside,
  path: "/quality/catalogue/$kind/$id",
  staticData: { access: "quality.read" },
  component: lazyRouteComponent(() => import("../pages/quality/catalogue/entry-page.tsx"), "EntryPage"),
});
const privacy = createRoute({
  ...inside,
  path: "/privacy",
  staticData: { access: "privacy.requests" },
  validateSearch: requestsSearch,
  component: lazyRouteComponent(() => import("../pages/privacy/privacy-page.tsx"), "PrivacyPage"),
});
const privacyNew = createRoute({
  ...inside,
  path: "/privacy/new",
  staticData: { access: "privacy.requests" },
  validateSearch: newRequestSearch,
  component: lazyRouteComponent(() => import("../pages/privacy/new-request-page.tsx"), "NewRequestPage"),
});
const privacyRequest = createRoute({
  ...inside,
  path: "/privacy/$request",
  staticData: { access: "privacy.requests" },
  component: lazyRouteComponent(() => import("../pages/privacy/request-page.tsx"), "RequestPage"),
});
const keeping = createRoute({
  ...inside,
  path: "/keeping",
  staticData: { access: "system.read" },
  component: lazyRouteComponent(() => import("../pages/keeping/keeping-page.tsx"), "KeepingPage"),
});
const consent = createRoute({
  ...inside,
  path: "/consent",
  staticData: { access: "consent.record" },
  component: lazyRouteComponent(() => import("../pages/consent/consent-page.tsx"), "ConsentPage"),
});
const retention = createRoute({
  ...inside,
  path: "/retention",
  staticData: { access: "retention.manage" },
  component: lazyRouteComponent(() => import("../pages/retention/retention-page.tsx"), "RetentionPage"),
});
const system = createRoute({
  ...inside,
  path: "/system",
  staticData: { access: "system.read" },
  component: lazyRouteComponent(() => import("../pages/system/system-page.tsx"), "SystemPage"),
});

/** Records, rights of customers, data and how they are kept. */
export const govern = [
  audit,
  auditLine,
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
] as const;
