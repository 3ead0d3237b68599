// What `npm test` runs: format, lint, types, floors, unused code, dependencies, then all tests; ends with one line of counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const bin = (name) => join(root, "node_modules", name);
const report = join(root, "node_modules", ".cache", "test-report.json");

const checks = [
  { name: "format", args: [bin("oxfmt/bin/oxfmt"), "--check"] },
  { name: "lint", args: [bin("oxlint/bin/oxlint")] },
  { name: "types", args: [bin("typescript/bin/tsc")] },
  { name: "types of the browser app", args: [bin("typescript/bin/tsc"), "-p", "web"] },
  { name: "floors", args: [join(root, "boundaries.mjs")] },
  { name: "unused code", args: [bin("knip/bin/knip.js")] },
  { name: "weaknesses of dependencies", args: [join(root, "audit-dependencies.mjs")] },
];

let passed = 0;
let failed = 0;
for (const { name, args } of checks) {
  const ok = run(args);
  console.log(`${ok ? "ok    " : "FAILED"} ${name}`);
  if (ok) passed += 1;
  else failed += 1;
}

mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });
const asked = process.argv.slice(2);
const tests = [
  bin("vitest/vitest.mjs"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...asked,
];
const testsOk = run(tests);
const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
passed += counts?.numPassedTests ?? 0;
failed += counts?.numFailedTests ?? 0;
// A run that broke outside a test (a set-up, an unhandled error) has failed though no test has.
if (!testsOk && (counts?.numFailedTests ?? 0) === 0) failed += 1;

// Named once more at the end, where a long output is read first.
for (const file of counts?.testResults ?? []) {
  const broken = file.assertionResults.filter((one) => one.status === "failed");
  if (file.status === "failed" && broken.length === 0)
    console.log(`FAILED ${relative(root, file.name)}: ${file.message}`);
  for (const one of broken)
    console.log(
      `FAILED ${relative(root, file.name)} > ${one.fullName}\n${one.failureMessages.join("\n").slice(0, 1500)}`,
    );
}

const skipped = (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed > 0 || !testsOk ? 1 : 0);

function run(args) {
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: process.env,
  });
  return done.status === 0;
}
