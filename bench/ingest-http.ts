import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openStorage, type Handle } from "@firsthand/platform/storage";

import { seconds, writePlainly } from "./ingest-baseline.ts";
import { ANSWERED, ASKED } from "./texts/conversation-rows.ts";

const ROWS = 40_000;
const ROUNDS = 3;
const CONNECTIONS = 4;
const A_BATCH = 1000;

/**
 * Records sent to the real server in batches of 1,000 over several connections at once, from the request to the answer
 * that says that they are stored, against the same interactions written in bulk on as many connections.
 */
export async function run(args: string[]): Promise<void> {
  const rows = Number(args[0] ?? ROWS);
  const directory = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  await chmod(directory, 0o755);
  const dataDirectory = join(directory, "data");
  const { child, url } = await startServer(dataDirectory);
  try {
    const storage = await openStorage({ dataDirectory }, "command");
    const key = readFileSync(join(dataDirectory, "access-key"), "utf8").trim();
    await compare(storage.db, rows, { url, authorization: `Bearer ${key}`, pid: child.pid });
    await storage.close();
  } finally {
    const ended = once(child, "close");
    child.kill("SIGTERM");
    await ended;
    await rm(directory, { recursive: true, force: true });
  }
}

interface Server {
  readonly url: string;
  readonly authorization: string;
  readonly pid: number | undefined;
}

async function compare(db: Handle, rows: number, server: Server): Promise<void> {
  const ratios: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const source = `bench ${round}`;
    await declare(server, source);
    const bodies = bodiesOf(rows, source);
    const times: number[] = [];
    const sent = await seconds(() => sendAll(server, bodies, times));
    const written = await writePlainly(db, source, CONNECTIONS);
    ratios.push(written / sent);
    const p95 = times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
    console.log(
      `round ${round}: sent in ${perSecond(rows, sent)} rows a second (a batch p95 ${Math.round(p95 * 1000)} ms), bulk insert ${perSecond(rows, written)}; server ${residentMegabytes(server.pid)} MB resident`,
    );
  }
  console.log(`ratio ${(ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0).toFixed(3)}`);
}

function perSecond(rows: number, time: number): string {
  return Math.round(rows / time).toLocaleString("en-GB");
}

async function declare({ url, authorization }: Server, source: string): Promise<void> {
  const response = await fetch(`${url}/api/ingest/sources/${encodeURIComponent(source)}`, {
    method: "PUT",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ channel: "chat", visibility: "private", threading: "explicit" }),
  });
  if (!response.ok) throw new Error(`the source was refused: ${await response.text()}`);
}

async function sendAll({ url, authorization }: Server, bodies: string[], times: number[]): Promise<void> {
  let at = 0;
  const send = async () => {
    for (let body = bodies[at++]; body !== undefined; body = bodies[at++]) {
      const sent = body;
      times.push(
        await seconds(async () => {
          const response = await fetch(`${url}/api/ingest`, {
            method: "POST",
            headers: { authorization, "content-type": "application/x-ndjson" },
            body: sent,
          });
          const answer = await response.text();
          if (response.status !== 202 || !answer.includes(`"rejected":[]`)) throw new Error(answer);
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, send));
}

/** The same conversations as in the file that `bench ingest` imports: two to five messages, customers who come back. */
function bodiesOf(rows: number, source: string): string[] {
  const start = Date.UTC(2026, 0, 1);
  const lines: string[] = [];
  for (let row = 0, thread = 0; row < rows; thread++) {
    const customer = (thread * 7919) % Math.max(1, Math.floor(rows / 6));
    for (let step = 0; step < 2 + (thread % 4) && row < rows; step++, row++) {
      const out = step % 2 === 1;
      const texts = out ? ANSWERED : ASKED;
      const record = {
        source,
        externalId: `m${row}`,
        at: new Date(start + thread * 60_000 + step * 420_000).toISOString(),
        direction: out ? "out" : "in",
        channel: "chat",
        author: out
          ? { role: "agent", account: `agent${thread % 4}`, function: thread % 3 === 0 ? "finance" : "care" }
          : { role: "customer", account: `c${customer}`, email: `c${customer}@example.org` },
        thread: `t${thread}`,
        unit: thread % 2 ? "north" : "south",
        text: `${texts[(thread + step) % texts.length]} (${row})`,
      };
      lines.push(JSON.stringify(record));
    }
  }
  return Array.from({ length: Math.ceil(lines.length / A_BATCH) }, (_, at) =>
    lines.slice(at * A_BATCH, (at + 1) * A_BATCH).join("\n"),
  );
}

async function startServer(dataDirectory: string): Promise<{ child: ChildProcess; url: string }> {
  const main = join(import.meta.dirname, "..", "app", "main.ts");
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDirectory, PORT: "0", LOG_LEVEL: "warn" };
  const child = spawn(process.execPath, [main, "--without-app"], { env, stdio: ["ignore", "pipe", "inherit"] });
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

/** What the process has in memory; -1 where the system does not tell. */
function residentMegabytes(pid: number | undefined): number {
  try {
    const [, pages = "-1"] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
    return Math.round((Number(pages) * 4096) / 1e6);
  } catch {
    return -1;
  }
}
