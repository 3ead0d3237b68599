import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { seconds } from "./ingest-baseline.ts";
import { ANSWERED, ASKED } from "./texts/conversation-rows.ts";

/** The server as people start it, on a log of its own that is removed afterwards. */
export interface SendingServer {
  readonly url: string;
  readonly authorization: string;
  readonly pid: number | undefined;
  readonly dataDirectory: string;
}

/** As `ready.mjs` starts it. */
const FLAGS = ["--max-semi-space-size=16", "--initial-old-space-size=128", "--heap-growing-percent=35"];

export async function onServer(work: (server: SendingServer) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  await chmod(directory, 0o755);
  const dataDirectory = join(directory, "data");
  const { child, url } = await startServer(dataDirectory);
  try {
    const key = readFileSync(join(dataDirectory, "access-key"), "utf8").trim();
    await work({ url, authorization: `Bearer ${key}`, pid: child.pid, dataDirectory });
  } finally {
    const ended = once(child, "close");
    child.kill("SIGTERM");
    await ended;
    await rm(directory, { recursive: true, force: true });
  }
}

async function startServer(dataDirectory: string): Promise<{ child: ChildProcess; url: string }> {
  const main = join(import.meta.dirname, "..", "app", "main.ts");
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDirectory, PORT: "0", LOG_LEVEL: "warn" };
  const child = spawn(process.execPath, [...FLAGS, main, "--without-app"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
      const found = /http:\/\/localhost:\d+/.exec(out)?.[0];
      if (found !== undefined && out.includes("Ctrl-C")) resolve(found);
    });
    child.once("close", () => reject(new Error("the server did not start")));
  });
  return { child, url };
}

/** Declares a source of chats, whose threads are named. */
export async function declare({ url, authorization }: SendingServer, source: string): Promise<void> {
  const response = await fetch(`${url}/api/ingest/sources/${encodeURIComponent(source)}`, {
    method: "PUT",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ channel: "chat", visibility: "private", threading: "explicit" }),
  });
  if (!response.ok) throw new Error(`the source was refused: ${await response.text()}`);
}

/** Sends batches over so many connections at once, and gives the seconds that each took. All of it must be stored. */
export async function sendAll(
  { url, authorization }: SendingServer,
  bodies: Iterator<string>,
  connections: number,
): Promise<number[]> {
  const times: number[] = [];
  const send = async () => {
    for (let next = bodies.next(); next.done !== true; next = bodies.next()) {
      const body = next.value;
      times.push(
        await seconds(async () => {
          const response = await fetch(`${url}/api/ingest`, {
            method: "POST",
            headers: { authorization, "content-type": "application/x-ndjson" },
            body,
          });
          const answer = await response.text();
          if (response.status !== 202 || !answer.includes(`"rejected":[]`)) throw new Error(answer);
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: connections }, send));
  return times;
}

/** The same conversations as in the file that `bench ingest` imports: two to five messages, customers who come back. */
function* linesOf(rows: number, source: string): Generator<string> {
  const start = Date.UTC(2026, 0, 1);
  for (let row = 0, thread = 0; row < rows; thread++) {
    const customer = (thread * 7919) % Math.max(1, Math.floor(rows / 6));
    for (let step = 0; step < 2 + (thread % 4) && row < rows; step++, row++) {
      const out = step % 2 === 1;
      const texts = out ? ANSWERED : ASKED;
      yield JSON.stringify({
        source,
        externalId: `m${row}`,
        at: new Date(start + (thread % 400_000) * 60_000 + step * 420_000).toISOString(),
        direction: out ? "out" : "in",
        channel: "chat",
        author: out
          ? { role: "agent", account: `agent${thread % 4}`, function: thread % 3 === 0 ? "finance" : "care" }
          : { role: "customer", account: `c${customer}`, email: `c${customer}@example.org` },
        thread: `t${thread}`,
        unit: thread % 2 ? "north" : "south",
        text: `${texts[(thread + step) % texts.length]} (${row})`,
      });
    }
  }
}

/** The same records for the same number of them, so many in a body. */
export function* bodiesOf(rows: number, source: string, together: number): Generator<string> {
  let body: string[] = [];
  for (const line of linesOf(rows, source)) {
    body.push(line);
    if (body.length < together) continue;
    yield body.join("\n");
    body = [];
  }
  if (body.length > 0) yield body.join("\n");
}

/** What the process has in memory; -1 where the system does not tell. */
export function residentMegabytes(pid: number | undefined): number {
  try {
    const [, pages = "-1"] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
    return Math.round((Number(pages) * 4096) / 1e6);
  } catch {
    return -1;
  }
}

/** The time that so many of a hundred did not pass. */
export function percentile(times: readonly number[], percent: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil((times.length * percent) / 100) - 1] ?? 0;
}

export function perSecond(rows: number, time: number): string {
  return Math.round(rows / time).toLocaleString("en-GB");
}
