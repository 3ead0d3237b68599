import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { env } from "node:process";
import { promisify } from "node:util";

const web = import.meta.dirname;
const root = join(web, "..");
const dist = join(web, "dist");
const stamp = join(dist, ".sources");
/** Builds beside the place first, each process for itself: what is served is whole at any time. */
const fresh = join(root, "node_modules", ".cache", `web-${process.pid}`);

/**
 * Builds the browser app into `web/dist` unless what is there was built from the very sources that are here now
 * (compared by content, since a checkout sets file times at will). Gives the directory that holds `index.html`.
 */
export async function buildWeb(): Promise<{ readonly built: boolean; readonly directory: string }> {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return { built: false, directory: dist };
  try {
    await bundle();
    writeFileSync(join(fresh, ".sources"), sources);
    putInPlace();
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return { built: true, directory: dist };
}

/** In a process of its own: the memory that bundling takes, about a gigabyte, goes back with it. */
async function bundle(): Promise<void> {
  try {
    // What a test builds is served afterwards too: with the NODE_ENV of tests it would hold React's half for developers.
    const environment = { ...env, NODE_ENV: "production" };
    await promisify(execFile)(process.execPath, [join(web, "bundle.ts"), fresh], { env: environment });
  } catch (error) {
    throw new Error(`the app for the browser could not be built: ${toldBy(error)}`, { cause: error });
  }
}

function toldBy(error: unknown): string {
  const told = typeof error === "object" && error !== null && "stderr" in error ? String(error.stderr).trim() : "";
  return told === "" ? String(error) : told;
}

/** Where two processes built at once, the later one's files stand. */
function putInPlace(): void {
  const old = `${fresh}-old`;
  for (let tries = 0; ; tries += 1) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(fresh, dist);
      return;
    } catch (error) {
      if (tries === 5) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

/** A hash over everything that the build reads: the app, the contracts of all areas, and the versions of packages. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const own = ["src", "public", "widget"].flatMap((folder) => filesIn(join(web, folder)));
  const single = ["index.html", "vite.config.ts", "endpoints.ts", "contract.ts", "package.json"].map((name) =>
    join(web, name),
  );
  const areas = ["kernel", "platform", "govern", "connect", "engage", "learn", "samples"];
  const contracts = areas.flatMap((area) => filesIn(join(root, area)).filter(isContract));
  for (const file of [...own, ...single, ...contracts, join(root, "package-lock.json")].toSorted()) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

const isContract = (file: string): boolean => file.endsWith("contract.ts") || /[\\/]kernel[\\/]/.test(file);

function filesIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name === "dist") return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}
