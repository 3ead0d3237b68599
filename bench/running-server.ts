import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The server as it is started for people, as a process of its own. */
export interface RunningServer {
  /** Asks in the name of the installation, and gives the answer. */
  readonly ask: (route: string, body?: object) => Promise<Record<string, unknown>>;
  /**
   * Runs something, and prints how long it took, the most memory of the server since its start, and the longest time
   * within which it did not answer whether it lives. Gives the seconds.
   */
  readonly watched: (what: string, work: () => Promise<unknown>) => Promise<number>;
  readonly stop: () => Promise<void>;
}

const LOOK_MS = 20;

export async function startServer(dataDirectory: string, port: number): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "app", "main.ts"), "--without-app"], {
    env: { ...process.env, DATA_DIR: dataDirectory, PORT: String(port), LOG_LEVEL: "error", BACKUP_AT: "off" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  const alive = (): Promise<boolean> =>
    fetch(`${url}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await alive())) {
    if (child.exitCode !== null) throw new Error("The server did not start.");
    await sleep(100);
  }
  const key = readFileSync(join(dataDirectory, "access-key"), "utf8").trim();
  return {
    async ask(route, body) {
      const [method = "", path = ""] = route.split(" ");
      const response = await reached(url + path, {
        method,
        headers: { authorization: `Bearer ${key}`, ...(body ? { "content-type": "application/json" } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${route} answers ${response.status}: ${text.slice(0, 300)}`);
      const answer: unknown = text === "" ? {} : JSON.parse(text);
      return Array.isArray(answer) ? { rows: answer } : (answer as Record<string, unknown>);
    },
    async watched(what, work) {
      const looking = { over: false, slowest: 0 };
      const look = (async () => {
        while (!looking.over) {
          const before = performance.now();
          await reached(`${url}/health`).then((answer) => answer.text());
          looking.slowest = Math.max(looking.slowest, performance.now() - before);
          await sleep(LOOK_MS);
        }
      })();
      const began = performance.now();
      try {
        await work();
      } finally {
        looking.over = true;
        await look;
      }
      const seconds = (performance.now() - began) / 1000;
      const memory = `${Math.round(peakMemory(child))} MB at most so far`;
      console.log(`${what} in ${seconds.toFixed(1)} s; ${memory}, alive within ${looking.slowest.toFixed(0)} ms`);
      return seconds;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Once more where the server had just closed a connection that was idle. */
const reached: typeof fetch = (address, options) => fetch(address, options).catch(() => fetch(address, options));

/** The most memory that a process held, in MB, as Linux counts it. */
function peakMemory({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
