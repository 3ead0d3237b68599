import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Role } from "../storage/index.ts";
import type { Answer, Request } from "./storage-process.ts";

/** A new directory that every user can enter, and how to remove it. */
export function temporaryDirectory(name = "firsthand-"): { path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), name)));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface StorageProcess {
  readonly pid: number;
  /** Why it could not open the storage, when it could not. */
  readonly error: Answer["error"];
  query(sql: string): Promise<Answer>;
  /** Closes the storage; the process ends by itself. */
  close(): Promise<Answer>;
  /** Ends the process without a word. */
  kill(): Promise<void>;
}

const ENDED = { message: "the process has ended", code: "", advice: "", lost: false };

/** Opens a data directory in a process of its own, as another user where root says so. No module's migrations are applied. */
export async function startStorageProcess(dataDirectory: string, role: Role, uid?: number): Promise<StorageProcess> {
  const child = fork(fileURLToPath(new URL("storage-process.ts", import.meta.url)), [dataDirectory, role], {
    execArgv: [],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const ended = once(child, "exit");
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on("message", (answer: Answer) => waiting.get(answer.id)?.(answer));
  child.once("exit", () => {
    for (const [id, resolve] of waiting) resolve({ id, error: ENDED });
  });
  const expect = (id: number): Promise<Answer> => new Promise((resolve) => waiting.set(id, resolve));
  const ask = (request: Request): Promise<Answer> => {
    if (!child.connected) return Promise.resolve({ id: request.id, error: ENDED });
    const answer = expect(request.id);
    child.send(request);
    return answer;
  };
  const { error } = await expect(0);
  let id = 0;
  return {
    pid: child.pid ?? 0,
    error,
    query: (sql) => ask({ id: ++id, sql }),
    async close() {
      const answer = await ask({ id: ++id });
      await ended;
      return answer;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
