// The house's floors, from the top; imports run only downwards.
const floors = [
  "app",
  "samples",
  "transform",
  "learn",
  "engage",
  "connect",
  "govern",
  "platform",
  "analytics",
  "kernel",
];
const outside = ["bench", "evaluations"];

const rule = (name, from, to) => ({ name, severity: "error", from, to });

const looksOnlyDown = floors.slice(1).map((floor, index) => {
  const above = [...floors.slice(0, index + 1), "web", ...outside];
  return rule(`${floor}-looks-only-down`, { path: `^${floor}/` }, { path: `^(${above.join("|")})/` });
});

export default {
  forbidden: [
    rule("no-cycles", {}, { circular: true }),
    rule("resolvable", {}, { couldNotResolve: true, pathNot: "^virtual:" }),
    rule(
      "declared",
      { pathNot: "\\.test\\.ts$|/testing/|\\.config\\.ts$" },
      { dependencyTypes: ["unknown", "undetermined", "npm-no-pkg", "npm-unknown", "npm-dev"], pathNot: "^virtual:" },
    ),
    ...looksOnlyDown,
    rule(
      "web-sees-contracts-only",
      { path: "^web/src/" },
      { path: `^(${floors.join("|")})/`, pathNot: "^kernel/|/contract(\\.ts|/)" },
    ),
    rule(
      "app-builds-web-and-no-more",
      { path: "^app/" },
      { path: "^web/", pathNot: "^web/(build\\.ts|node_modules/)" },
    ),
    rule(
      "contract-is-a-leaf",
      { path: "/contract\\.ts$" },
      { path: "^[a-z]+/", pathNot: "^(kernel|node_modules)/|/contract(\\.ts|/)" },
    ),
    rule(
      "rules-are-pure",
      { path: "^(kernel|analytics)/|/rules(\\.ts|/)", pathNot: "\\.test\\.ts$|^kernel/ids/" },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "modules-meet-at-the-face",
      { path: "^([a-z]+/[a-z]+)/", pathNot: "\\.test\\.ts$|^[a-z]+/testing/" },
      { path: "^[a-z]+/[a-z]+/", pathNot: "^$1/|^node_modules/|/(index|contract)\\.ts$" },
    ),
    rule("routes-not-store", { path: "/(routes|jobs)(\\.ts|/)" }, { path: "/store(\\.ts|/)" }),
  ],
  options: {
    parser: "swc", // with TypeScript 7 the default parser finds no modules, and says so to nobody
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".mjs", ".js"],
      mainFields: ["module", "main", "types"],
    },
  },
};
