import { access, lstat, mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

/** A file that arrived and is to be imported. */
export interface Arrived {
  readonly path: string;
  readonly name: string;
  /** The mapping file that lies in the folder, if there is one. */
  readonly mapFile: string | undefined;
}

/** What the folder is joined to. */
export interface FolderGround {
  readonly directory: string;
  /** Imports a file and says what came of it; throws a `Failure` with status 422 for what is wrong with the file. */
  readonly importFile: (file: Arrived) => Promise<Readonly<Record<string, unknown>>>;
  readonly now: () => Date;
  /** A file is taken when it has not changed for so long; 10,000 if not given. */
  readonly stillMs?: number;
}

/** What became of a file. */
export interface Taken {
  readonly name: string;
  readonly outcome: "done" | "failed";
  /** Its place now. */
  readonly path: string;
}

const MAPPING = "map.yaml";
/** People whom tickets name by numbers stand in a file beside the tickets; it is no file of messages itself. */
const COMPANIONS = new Set([MAPPING, "users.json"]);
/** Names that programs give to what they have not finished yet, and to what they hide. */
const UNFINISHED = /^[.~]|\.(?:part|partial|filepart|tmp|temp|crdownload|download|swp|lock)$/i;
const STILL_MS = 10_000;

interface Look {
  readonly size: number;
  readonly changed: number;
  /** Since when it looks like this. */
  readonly since: number;
}

/**
 * Watches a folder in which files arrive. Each call of `sweep` imports those that have not changed for a while, one after
 * the other, and moves them to `done` or `failed` with a report beside. What is still being written, links, folders and
 * hidden files are left. A file whose import fails otherwise than by a `Failure` with status 422 (no database, no room,
 * broken off) stays for the next sweep; `sweep` throws the first such error when the others are done.
 */
export function watchFolder(ground: FolderGround): { readonly sweep: (signal?: AbortSignal) => Promise<Taken[]> } {
  const { directory, stillMs = STILL_MS } = ground;
  let looks: ReadonlyMap<string, Look> = new Map();
  const look = async (): Promise<string[]> => {
    const now = ground.now().getTime();
    const next = new Map<string, Look>();
    for (const name of await namesIn(directory)) {
      const found = await lstat(join(directory, name)).catch(() => undefined);
      if (!found?.isFile()) continue;
      const { size, mtimeMs: changed } = found;
      const before = looks.get(name);
      const same = before?.size === size && before.changed === changed;
      next.set(name, { size, changed, since: same ? before.since : now });
    }
    looks = next;
    return [...next].filter(([, { since }]) => now - since >= stillMs).map(([name]) => name);
  };
  return {
    sweep: async (signal) => {
      const taken: Taken[] = [];
      const troubles: unknown[] = [];
      for (const name of await look()) {
        if (signal?.aborted) break;
        // One that has to wait does not hold up the others.
        await take(ground, name).then(
          (one) => taken.push(one),
          (error: unknown) => troubles.push(error),
        );
      }
      if (troubles.length > 0) throw troubles[0];
      return taken;
    },
  };
}

async function namesIn(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names.filter((name) => !UNFINISHED.test(name) && !COMPANIONS.has(name.toLowerCase())).toSorted();
}

async function take(ground: FolderGround, name: string): Promise<Taken> {
  const path = join(ground.directory, name);
  const mapPath = join(ground.directory, MAPPING);
  const mapFile = (await exists(mapPath)) ? mapPath : undefined;
  try {
    const report = await ground.importFile({ path, name, mapFile });
    return { name, outcome: "done", path: await put(ground, name, { outcome: "done", report }) };
  } catch (error) {
    if (!(error instanceof Failure) || error.status !== 422) throw error;
    const { code, message, advice } = error;
    const report = { code, message, advice };
    return { name, outcome: "failed", path: await put(ground, name, { outcome: "failed", report }) };
  }
}

interface Ended {
  readonly outcome: Taken["outcome"];
  readonly report: Readonly<Record<string, unknown>>;
}

/** Moves a file out of the way, under a name that nothing there has, and writes the report beside it. */
async function put({ directory, now }: FolderGround, name: string, { outcome, report }: Ended): Promise<string> {
  const folder = join(directory, outcome);
  await mkdir(folder, { recursive: true });
  const at = now().toISOString();
  const stamp = at.slice(0, 19).replaceAll(":", "-");
  let path = join(folder, `${stamp}-${name}`);
  for (let number = 2; await exists(path); number += 1) path = join(folder, `${stamp}-${number}-${name}`);
  // The report first: a file that was moved always has one.
  await writeFile(`${path}.report.json`, `${JSON.stringify({ file: name, at, outcome, ...report }, null, 2)}\n`);
  await rename(join(directory, name), path);
  return path;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
