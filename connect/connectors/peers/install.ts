import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { PEERS_FOLDER } from "./processes.ts";

/**
 * Installs packages of Debian, and starts none of their services. `answers` are lines for debconf. Throws
 * `peer_not_installed` that says what to type where this user may not do it.
 */
export function installPackages(packages: readonly string[], answers: readonly string[] = []): void {
  const install = ["install", "-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", ...packages];
  const apt = existsSync("/usr/bin/apt-get");
  if (!apt || process.getuid?.() !== 0)
    throw notInstalled(
      apt ? "Installing packages of Debian needs root." : "Its server comes from packages of Debian.",
      `Have it installed by root on Debian 12: apt-get ${install.slice(0, 1).join(" ")} --no-install-recommends ${packages.join(" ")}`,
    );
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }; // oxlint-disable-line node/no-process-env
  const told = spawnSync("debconf-set-selections", { input: `${answers.join("\n")}\n`, encoding: "utf8" });
  if (answers.length > 0 && told.status !== 0) throw notInstalled("debconf did not take our answers.", told.stderr);
  withoutServices(() => {
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    const done = spawnSync("apt-get", install, { stdio: "inherit", env });
    if (done.status !== 0)
      throw notInstalled("apt-get failed; its own message stands above.", `apt-get ${install.join(" ")}`);
  });
}

/**
 * Installs packages of npm at exact versions into `.peers/NAME`; none of their scripts is run. `overrides` are versions
 * of what they depend on. Throws `peer_not_installed`.
 */
export function installFromNpm(
  name: string,
  dependencies: Readonly<Record<string, string>>,
  overrides: Readonly<Record<string, string>> = {},
): void {
  const folder = join(PEERS_FOLDER, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: `peer-${name}`, private: true, dependencies, overrides }),
  );
  const options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = spawnSync("npm", options, { cwd: folder, stdio: "inherit" });
  if (done.status !== 0)
    throw notInstalled(`npm install failed in ${folder}; its own message stands above.`, "Try it again there.");
}

/** Whether packages of npm lie in `.peers/NAME` at these versions. */
export function hasFromNpm(name: string, dependencies: Readonly<Record<string, string>>): boolean {
  return Object.entries(dependencies).every(([dependency, version]) => {
    const file = join(PEERS_FOLDER, name, "node_modules", dependency, "package.json");
    if (!existsSync(file)) return false;
    return (JSON.parse(readFileSync(file, "utf8")) as { version?: string }).version === version;
  });
}

/** A failure that says why a peer could not be installed, and what to do. */
function notInstalled(message: string, advice: string): Failure {
  return new Failure({ code: "peer_not_installed", status: 500, message, advice });
}

/** Debian asks this file whether the services of a package may start; one that is there already is left alone. */
function withoutServices(work: () => void): void {
  const policy = "/usr/sbin/policy-rc.d";
  if (existsSync(policy)) {
    work();
    return;
  }
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    work();
  } finally {
    rmSync(policy, { force: true });
  }
}
