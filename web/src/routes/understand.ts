import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { api } from "../api/client.ts";
import { queryClient } from "../api/queries.ts";
import { attestationsSearch } from "../pages/criteria/search.ts";
import { figureSearch } from "../pages/figures/search.ts";
import { modelSearch } from "../pages/model/search.ts";
import { positionSearch } from "../pages/position/search.ts";
import { scopeSearch } from "../scope/scope.ts";
import { mayPerhaps } from "../shell/session.ts";
import { inside } from "./shell.ts";

const figures = createRoute({
  ...inside,
  path: "/",
  staticData: { access: "figures.read" },
  validateSearch: scopeSearch,
  loader: () =>
    mayPerhaps("figures.read") ? void queryClient.prefetchQuery(api.metrics.span.queryOptions()) : undefined,
  component: lazyRouteComponent(() => import("../pages/figures/figures-page.tsx"), "FiguresPage"),
});
const figure = createRoute({
  ...inside,
  path: "/figures/$metric",
  staticData: { access: "figures.read" },
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import("../pages/figures/figure-page.tsx"), "FigurePage"),
});
const position = createRoute({
  ...inside,
  path: "/position",
  staticData: { access: "position.read" },
  validateSearch: positionSearch,
  component: lazyRouteComponent(() => import("../pages/position/position-page.tsx"), "PositionPage"),
});
/** Beside the map, which keeps its place while cells are opened from it. */
const cell = createRoute({
  getParentRoute: () => position,
  path: "/$dimension/$level",
  staticData: { access: "position.read" },
  component: lazyRouteComponent(() => import("../pages/position/cell-panel.tsx"), "CellPanel"),
});
const criterion = createRoute({
  ...inside,
  path: "/criteria/$criterion",
  staticData: { access: "position.read" },
  validateSearch: positionSearch,
  component: lazyRouteComponent(() => import("../pages/criteria/criterion-page.tsx"), "CriterionPage"),
});
const attestations = createRoute({
  ...inside,
  path: "/attestations",
  staticData: { access: "position.read" },
  validateSearch: attestationsSearch,
  component: lazyRouteComponent(() => import("../pages/criteria/attestations-page.tsx"), "AttestationsPage"),
});
const model = createRoute({
  ...inside,
  path: "/model",
  staticData: { access: "position.read:whole" },
  validateSearch: modelSearch,
  component: lazyRouteComponent(() => import("../pages/model/model-page.tsx"), "ModelPage"),
});

/** Figures, the map, and its answers. */
export const understand = [figures, figure, position.addChildren([cell]), criterion, attestations, model] as const;
