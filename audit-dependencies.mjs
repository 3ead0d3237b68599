// Asks the registry whether anything that is shipped has a known weakness that is high or critical.
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const TIMEOUT_MS = 60_000;
const SERIOUS = new Set(["high", "critical"]);

/**
 * Weaknesses that are set aside: `id` of the advisory (GHSA-…), why it does no harm here, and until when (a day) that
 * stands. When the day has come it fails again.
 */
const setAside = [];

process.exit(main());

function main() {
  const report = ask();
  if (report === undefined) {
    console.log("Dependencies were not looked at: the registry cannot be asked from here.");
    return 0;
  }
  const today = new Date().toISOString().slice(0, 10);
  const open = weaknessesIn(report).filter(({ id }) => !setAside.some((one) => one.id === id && today < one.until));
  if (open.length === 0) {
    console.log("No weakness that is high or critical is known of what is shipped.");
    return 0;
  }
  for (const { name, severity, id, title } of open) console.error(`${severity} ${name}: ${title} (${id})`);
  console.error("Update them (npm audit), or set them aside in audit-dependencies.mjs with a reason and a day.");
  return 1;
}

/** The answer of the registry; undefined when it gave none that can be read. */
function ask() {
  const args = ["audit", "--omit=dev", "--audit-level=high", "--json", "--fetch-retries=0", "--fetch-timeout=20000"];
  const root = dirname(fileURLToPath(import.meta.url));
  const windows = process.platform === "win32";
  const done = spawnSync("npm", args, { cwd: root, encoding: "utf8", timeout: TIMEOUT_MS, shell: windows });
  try {
    const said = JSON.parse(done.stdout ?? "");
    return typeof said.vulnerabilities === "object" && said.vulnerabilities !== null ? said : undefined;
  } catch {
    return undefined;
  }
}

/** Each weakness once, by its advisory. What only leads to another package is told there. */
function weaknessesIn({ vulnerabilities }) {
  const found = new Map();
  for (const { name, via } of Object.values(vulnerabilities)) {
    for (const cause of via) {
      if (typeof cause === "string" || !SERIOUS.has(cause.severity)) continue;
      const id = /GHSA-[\w-]+/.exec(cause.url ?? "")?.[0] ?? String(cause.source);
      found.set(id, { name: cause.name ?? name, severity: cause.severity, id, title: cause.title });
    }
  }
  return [...found.values()];
}
