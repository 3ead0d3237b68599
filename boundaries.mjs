// Checks the house's floors, and refuses an empty answer: a parser that reads nothing reports success.
import { existsSync } from "node:fs";

import { cruise } from "dependency-cruiser";

import config from "./.dependency-cruiser.mjs";

const FEWEST_MODULES = 60;
const folders = [
  "kernel",
  "analytics",
  "platform",
  "govern",
  "connect",
  "engage",
  "learn",
  "transform",
  "samples",
  "app",
  "web",
  "bench",
  "evaluations",
];
const { output } = await cruise(
  folders.filter((folder) => existsSync(folder)),
  {
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    ...config.options,
    outputType: "json",
  },
);
const { summary } = JSON.parse(output);
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
console.error(
  `${summary.totalCruised} modules, ${summary.totalDependenciesCruised} dependencies, ${summary.violations.length} violations`,
);
if (summary.totalCruised < FEWEST_MODULES)
  console.error(`expected at least ${FEWEST_MODULES} modules: is the parser reading?`);
process.exit(summary.totalCruised < FEWEST_MODULES || summary.violations.length > 0 ? 1 : 0);
