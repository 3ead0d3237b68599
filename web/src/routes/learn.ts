import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { themesSearch } from "../pages/themes/search.ts";
import { digestSearch, insightsSearch, newInsightSearch } from "../pages/insights/search.ts";
import { taxonomySearch } from "../pages/taxonomy/search.ts";
import { judgementsSearch, readingSearch } from "../pages/reading/search.ts";
import { labellingSearch } from "../pages/labelling/search.ts";
import { newWatchSearch } from "../pages/pulse/search.ts";
import { inside } from "./shell.ts";

const pulse = createRoute({
  ...inside,
  path: "/pulse",
  staticData: { access: "pulse.read" },
  component: lazyRouteComponent(() => import("../pages/pulse/pulse-page.tsx"), "PulsePage"),
});
const newWatch = createRoute({
  ...inside,
  path: "/pulse/new",
  staticData: { access: "pulse.manage" },
  validateSearch: newWatchSearch,
  component: lazyRouteComponent(() => import("../pages/pulse/new-watch-page.tsx"), "NewWatchPage"),
});
const watch = createRoute({
  ...inside,
  path: "/pulse/watches/$watch",
  staticData: { access: "pulse.read" },
  component: lazyRouteComponent(() => import("../pages/pulse/watch-page.tsx"), "WatchPage"),
});
const room = createRoute({
  ...inside,
  path: "/pulse/incidents/$incident",
  staticData: { access: "pulse.read" },
  component: lazyRouteComponent(() => import("../pages/pulse/room/room-page.tsx"), "RoomPage"),
});

const themes = createRoute({
  ...inside,
  path: "/themes",
  staticData: { access: "insight.read" },
  validateSearch: themesSearch,
  component: lazyRouteComponent(() => import("../pages/themes/themes-page.tsx"), "ThemesPage"),
});
const theme = createRoute({
  ...inside,
  path: "/themes/$theme",
  staticData: { access: "insight.read" },
  validateSearch: themesSearch.pick({ unit: true }),
  component: lazyRouteComponent(() => import("../pages/themes/theme-page.tsx"), "ThemePage"),
});

const insights = createRoute({
  ...inside,
  path: "/insights",
  staticData: { access: "insight.read" },
  validateSearch: insightsSearch,
  component: lazyRouteComponent(() => import("../pages/insights/insights-page.tsx"), "InsightsPage"),
});
const newInsight = createRoute({
  ...inside,
  path: "/insights/new",
  staticData: { access: "insight.manage" },
  validateSearch: newInsightSearch,
  component: lazyRouteComponent(() => import("../pages/insights/new-insight-page.tsx"), "NewInsightPage"),
});
const digest = createRoute({
  ...inside,
  path: "/insights/digest",
  staticData: { access: "insight.read" },
  validateSearch: digestSearch,
  component: lazyRouteComponent(() => import("../pages/insights/digest-page.tsx"), "DigestPage"),
});
const insight = createRoute({
  ...inside,
  path: "/insights/$insight",
  staticData: { access: "insight.read" },
  component: lazyRouteComponent(() => import("../pages/insights/insight-page.tsx"), "InsightPage"),
});

const taxonomy = createRoute({
  ...inside,
  path: "/taxonomy",
  staticData: { access: "taxonomy.read" },
  validateSearch: taxonomySearch,
  component: lazyRouteComponent(() => import("../pages/taxonomy/taxonomy-page.tsx"), "TaxonomyPage"),
});

const labelling = createRoute({
  ...inside,
  path: "/labelling",
  staticData: { access: "labels.judge" },
  validateSearch: labellingSearch,
  component: lazyRouteComponent(() => import("../pages/labelling/labelling-page.tsx"), "LabellingPage"),
});

const reading = createRoute({
  ...inside,
  path: "/reading",
  staticData: { access: "taxonomy.read" },
  validateSearch: readingSearch,
  component: lazyRouteComponent(() => import("../pages/reading/reading-page.tsx"), "ReadingPage"),
});
const readingOfLabel = createRoute({
  ...inside,
  path: "/reading/$label",
  staticData: { access: "taxonomy.read" },
  validateSearch: readingSearch,
  component: lazyRouteComponent(() => import("../pages/reading/label-page.tsx"), "LabelPage"),
});
const judgements = createRoute({
  ...inside,
  path: "/reading/$label/judgements",
  staticData: { access: "taxonomy.read" },
  validateSearch: judgementsSearch,
  component: lazyRouteComponent(() => import("../pages/reading/judgements-page.tsx"), "JudgementsPage"),
});

/** What customers mean, and when something goes wrong. */
export const learn = [
  taxonomy,
  labelling,
  reading,
  readingOfLabel,
  judgements,
  themes,
  theme,
  pulse,
  newWatch,
  watch,
  room,
  insights,
  newInsight,
  digest,
  insight,
] as const;
