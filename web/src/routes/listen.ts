import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { chatSearch } from "../pages/chat/search.ts";
import { prefetchList } from "../pages/conversations/prefetch.ts";
import { conversationsSearch } from "../pages/conversations/search.ts";
import { documentsSearch } from "../pages/documents/search.ts";
import { importsSearch } from "../pages/imports/search.ts";
import { quarantineSearch } from "../pages/quarantine/search.ts";
import { searchSearch } from "../pages/search/search.ts";
import { agreedSearch, connectSearch } from "../pages/sources/search.ts";
import { mayPerhaps } from "../shell/session.ts";
import { inside } from "./shell.ts";

const conversations = createRoute({
  ...inside,
  path: "/conversations",
  staticData: { access: "conversations.read" },
  validateSearch: conversationsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => (mayPerhaps("conversations.read") ? prefetchList(deps) : undefined),
  component: lazyRouteComponent(() => import("../pages/conversations/conversations-page.tsx"), "ConversationsPage"),
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
  component: lazyRouteComponent(() => import("../pages/people/person-page.tsx"), "PersonPage"),
});
const search = createRoute({
  ...inside,
  path: "/search",
  staticData: { access: "conversations.read" },
  validateSearch: searchSearch,
  component: lazyRouteComponent(() => import("../pages/search/search-page.tsx"), "SearchPage"),
});
const sources = createRoute({
  ...inside,
  path: "/sources",
  staticData: { access: "imports.read" },
  component: lazyRouteComponent(() => import("../pages/sources/sources-page.tsx"), "SourcesPage"),
});
const sourceNew = createRoute({
  ...inside,
  path: "/sources/new",
  staticData: { access: "sources.manage" },
  validateSearch: connectSearch,
  component: lazyRouteComponent(() => import("../pages/sources/connect-page.tsx"), "ConnectPage"),
});
const sourceOwn = createRoute({
  ...inside,
  path: "/sources/own",
  staticData: { access: "sources.manage" },
  validateSearch: connectSearch,
  component: lazyRouteComponent(() => import("../pages/sources/own-connector-page.tsx"), "OwnConnectorPage"),
});
const sourceAgreed = createRoute({
  ...inside,
  path: "/sources/agreed",
  staticData: { access: "sources.manage" },
  validateSearch: agreedSearch,
  component: lazyRouteComponent(() => import("../pages/sources/agreed-page.tsx"), "AgreedPage"),
});
const source = createRoute({
  ...inside,
  path: "/sources/$source",
  staticData: { access: "imports.read" },
  component: lazyRouteComponent(() => import("../pages/sources/source-page.tsx"), "SourcePage"),
});
const sourceSettings = createRoute({
  ...inside,
  path: "/sources/$source/settings",
  staticData: { access: "sources.manage" },
  component: lazyRouteComponent(() => import("../pages/sources/connect-page.tsx"), "SettingsPage"),
});
const documents = createRoute({
  ...inside,
  path: "/documents",
  staticData: { access: "imports.read" },
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import("../pages/documents/documents-page.tsx"), "DocumentsPage"),
});
const document = createRoute({
  ...inside,
  path: "/documents/$document",
  staticData: { access: "imports.read" },
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import("../pages/documents/document-page.tsx"), "DocumentPage"),
});
const webhooks = createRoute({
  ...inside,
  path: "/webhooks",
  staticData: { access: "webhooks.manage" },
  component: lazyRouteComponent(() => import("../pages/webhooks/webhooks-page.tsx"), "WebhooksPage"),
});
const incomingWebhooks = createRoute({
  ...inside,
  path: "/webhooks/incoming",
  staticData: { access: "sources.manage" },
  component: lazyRouteComponent(() => import("../pages/webhooks/incoming-page.tsx"), "IncomingPage"),
});
const webhook = createRoute({
  ...inside,
  path: "/webhooks/$webhook",
  staticData: { access: "webhooks.manage" },
  component: lazyRouteComponent(() => import("../pages/webhooks/webhook-page.tsx"), "WebhookPage"),
});
const chat = createRoute({
  ...inside,
  path: "/chat",
  staticData: { access: "sources.manage" },
  validateSearch: chatSearch,
  component: lazyRouteComponent(() => import("../pages/chat/chat-page.tsx"), "ChatPage"),
});
const imports = createRoute({
  ...inside,
  path: "/imports",
  staticData: { access: "imports.read" },
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import("../pages/imports/imports-page.tsx"), "ImportsPage"),
});
const importUpload = createRoute({
  ...inside,
  path: "/imports/new",
  staticData: { access: "imports.run" },
  component: lazyRouteComponent(() => import("../pages/imports/new-import-page.tsx"), "NewImportPage"),
});
const importUploaded = createRoute({
  ...inside,
  path: "/imports/new/$upload",
  staticData: { access: "imports.run" },
  component: lazyRouteComponent(() => import("../pages/imports/new-import-page.tsx"), "NewImportPage"),
});
const importRun = createRoute({
  ...inside,
  path: "/imports/$import",
  staticData: { access: "imports.read" },
  component: lazyRouteComponent(() => import("../pages/imports/import-page.tsx"), "ImportPage"),
});
const quarantine = createRoute({
  ...inside,
  path: "/quarantine",
  staticData: { access: "imports.read" },
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(() => import("../pages/quarantine/quarantine-page.tsx"), "QuarantinePage"),
});
const quarantined = createRoute({
  ...inside,
  path: "/quarantine/$item",
  staticData: { access: "imports.read" },
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(() => import("../pages/quarantine/quarantine-page.tsx"), "QuarantinePage"),
});

/** What was said, by whom, and how it comes in. */
export const listen = [
  conversations.addChildren([conversation]),
  person,
  search,
  sources,
  sourceNew,
  sourceOwn,
  sourceAgreed,
  source,
  sourceSettings,
  documents,
  document,
  webhooks,
  incomingWebhooks,
  webhook,
  chat,
  imports,
  importUpload,
  importUploaded,
  importRun,
  quarantine,
  quarantined,
] as const;
