import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

const here = import.meta.dirname;
const bundled = `node-${process.platform}-${process.arch}`;
const project = mkdtempSync(join(tmpdir(), "firsthand-ready-"));
const oldNode = ["/usr/bin/node", "/usr/local/bin/node"].find((file) => existsSync(file) && majorOf(file) < 24);

function majorOf(node: string): number {
  return Number.parseInt(execFileSync(node, ["--version"], { encoding: "utf8" }).slice(1), 10);
}

/** A project without dependencies from outside: a package of its own, and the Node that is installed here. */
function writeProject(version: string): void {
  const dependencies = { small: "file:small", [bundled]: `file:${join(here, "node_modules", bundled)}` };
  const links = Object.entries(dependencies).map(([name, from]) => [
    `node_modules/${name}`,
    { resolved: relative(project, resolve(project, from.replace("file:", ""))), link: true },
  ]);
  const packages = {
    "": { name: "fake", version, dependencies },
    small: { version },
    [relative(project, join(here, "node_modules", bundled))]: { version: "24.21.0" },
    ...Object.fromEntries(links),
  };
  mkdirSync(join(project, "small"), { recursive: true });
  writeFileSync(join(project, "small", "package.json"), JSON.stringify({ name: "small", version }));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "fake", version, dependencies }));
  writeFileSync(
    join(project, "package-lock.json"),
    JSON.stringify({ name: "fake", version, lockfileVersion: 3, requires: true, packages }),
  );
}

const TARGET = `
const only: string = process.argv.slice(2).join(",");
if (only === "wait") {
  const timer = setInterval(() => {}, 1000);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => {
    process.on(signal, () => {});
    setTimeout(() => { console.log("finished"); clearInterval(timer); process.exit(8); }, 300);
  });
}
console.log("node " + Number.parseInt(process.versions.node) + " " + only);
if (only === "fail") process.exit(3);
if (only === "crash") process.kill(process.pid, "SIGKILL");`;

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

function start(args: readonly string[], node = process.execPath): { child: ChildProcess; ended: Promise<Ended> } {
  const environment = { PATH: process.env["PATH"], HOME: project, npm_config_ignore_scripts: "true", CI: "true" };
  const child = spawn(node, [join(project, "ready.mjs"), ...args], { cwd: "/", env: environment, detached: true });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<Ended>((done) => child.once("close", (code, signal) => done({ code, signal, output })));
  return { child, ended };
}
const run = (args: readonly string[], node?: string): Promise<Ended> => start(args, node).ended;

beforeAll(() => {
  chmodSync(project, 0o755);
  cpSync(join(here, "ready.mjs"), join(project, "ready.mjs"));
  writeFileSync(join(project, "target.ts"), TARGET);
  writeProject("1.0.0");
});
afterAll(() => rmSync(project, { recursive: true }));

const target = join(project, "target.ts");

test(
  "what is missing is installed once, without install scripts, and then the file runs",
  { timeout: 60_000 },
  async () => {
    const first = await run([target, "a", "b"]);
    expect(first.output).toMatch(/Installing.*node 24 a,b/s);
    expect(first.code).toBe(0);
    expect(readdirSync(join(project, "node_modules"))).toContain("small");
    expect((await run([target])).output).toBe("node 24 \n");
    rmSync(join(project, "node_modules", "small"));
    expect((await run([])).output).toContain("Installing");
    expect(readdirSync(join(project, "node_modules"))).toContain("small");
  },
);

test("when npm fails it is said what failed and what to do", { timeout: 60_000 }, async () => {
  const lock = join(project, "package-lock.json");
  const broken = {
    lockfileVersion: 3,
    packages: { "": { name: "fake" }, "node_modules/absent": { version: "1.0.0" } },
  };
  writeFileSync(lock, JSON.stringify(broken));
  const { code, output } = await run([target]);
  expect(code).toBe(1);
  expect(output).toContain(`npm ci failed in ${project}`);
  expect(output).toContain("Then start again.");
  expect(output).not.toContain("node 24");
  writeProject("1.0.0");
  expect((await run([])).code).toBe(0);
});

test.each([process.execPath, ...(oldNode === undefined ? [] : [oldNode])])(
  "what npm's shell had started stops when the shell dies without a word: %s",
  async (node) => {
    const shell = spawn("sh", ["-c", `'${node}' '${join(project, "ready.mjs")}' '${target}' wait; true`], {
      env: { PATH: process.env["PATH"], HOME: project, npm_lifecycle_event: "start" },
    });
    let output = "";
    shell.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const silent = new Promise((done) => shell.stdout.once("close", done));
    await expect.poll(() => output, { timeout: 10_000 }).toContain("node 24 wait");
    shell.kill("SIGTERM");
    await silent;
    expect(output).toContain("finished");
  },
);

describe.runIf(oldNode !== undefined)("on an older Node", () => {
  test("the file runs on the Node that was installed, and ends as that one ends", async () => {
    expect(await run([target, "a"], oldNode)).toEqual({ code: 0, signal: null, output: "node 24 a\n" });
    expect(await run([target, "fail"], oldNode)).toMatchObject({ code: 3 });
    expect(await run([target, "crash"], oldNode)).toMatchObject({ code: null, signal: "SIGKILL" });
  });

  test.each([
    ["SIGTERM", "to the first process alone", 1],
    ["SIGINT", "to the first process alone", 1],
    ["SIGINT", "to both at once, as a terminal sends it", -1],
  ] as const)("%s %s: what runs may finish first", async (signal, _where, group) => {
    const { child, ended } = start([target, "wait"], oldNode);
    await new Promise((seen) => child.stdout?.once("data", seen));
    process.kill(group * (child.pid ?? 0), signal);
    expect(await ended).toEqual({ code: 8, signal: null, output: "node 24 wait\nfinished\n" });
  });

  test("without the bundled Node it is said how to get it", async () => {
    rmSync(join(project, "node_modules", bundled));
    const lock = join(project, "node_modules", ".package-lock.json");
    const wanted = { packages: { [`node_modules/${bundled}`]: { optional: true } } };
    writeFileSync(join(project, "package-lock.json"), JSON.stringify(wanted));
    writeFileSync(lock, JSON.stringify({ packages: {} }));
    const { code, output } = await run([target], oldNode);
    expect(code).toBe(1);
    expect(output).toContain("npm ci --include=optional");
  });
});
