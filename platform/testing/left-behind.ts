import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { isAlive } from "../storage/embedded/postmaster.ts";
import { startEmbedded } from "../storage/embedded/index.ts";

const OWNER = "owner.pid";

/** Says whose test server a directory holds. */
export function markOwner(directory: string): void {
  writeFileSync(join(directory, OWNER), String(process.pid));
}

/** Stops and removes the servers of test runs that were killed and could not do it themselves. */
export async function removeLeftBehind(prefix: string): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const directory = join(tmpdir(), name);
    const owner = join(directory, OWNER);
    if (!existsSync(owner) || isAlive(Number(readFileSync(owner, "utf8")))) continue;
    if (existsSync(join(directory, "database", "postmaster.pid"))) {
      const server = await startEmbedded(directory, { role: "command" });
      await server.close();
    }
    rmSync(directory, { recursive: true, force: true });
  }
}
