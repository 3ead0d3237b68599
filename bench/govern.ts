import { chmod, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { openStorage } from "@firsthand/platform/storage";

import { fillLog, findCustomers } from "./govern-log.ts";
import { timed } from "./measuring.ts";
import { type RunningServer, startServer } from "./running-server.ts";

const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 10;

/** What takes longer is not asked as often. */
const SLOW_MS = 1_500;
const FEW_ROUNDS = 3;

const PORT = 4_699;
const QUARTER = "since=2025-10-06T00:00:00.000Z&until=2026-01-05T00:00:00.000Z";

/**
 * What is owed to customers and data, on a running server: `govern [INTERACTIONS] [DIRECTORY]`: pages, an erasure, a run
 * of retention, rules of data, a backup and a drill. With a directory the filled log stays there and is taken again. The
 * ratio is the slowest p95 of a page at that size ÷ the slowest at 10,000.
 */
export async function run([size, directory]: string[]): Promise<void> {
  const large = Number(size ?? LARGE);
  const few = await measured(Math.min(SMALL, large));
  const many = await measured(large, directory);
  console.log(`ratio ${(many / few).toFixed(1)}`);
}

/** Prints what takes how long at a size; gives the slowest p95 of a page, in milliseconds. */
async function measured(interactions: number, kept?: string): Promise<number> {
  const directory = kept ?? (await mkdtemp(join(tmpdir(), "firsthand-bench-")));
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o755);
  try {
    const dataDirectory = join(directory, "data");
    const { held, busy, usual } = await fill(dataDirectory, interactions);
    console.log(`${held.toLocaleString("en-GB")} interactions`);
    const server = await startServer(dataDirectory, PORT);
    try {
      await work(server);
      const slowest = await pages(server, usual);
      await erase(server, busy);
      await retain(server);
      await keep(server, dataDirectory);
      return slowest;
    } finally {
      await server.stop();
    }
  } finally {
    if (kept === undefined) await rm(directory, { recursive: true, force: true });
  }
}

async function fill(dataDirectory: string, interactions: number) {
  const storage = await openStorage({ dataDirectory }, "command");
  try {
    const { rows } = await storage.pool.query<{ held: number }>("select count(*)::int as held from delivery");
    const there = rows[0]?.held ?? 0;
    const held = there > 0 ? there : await fillLog(storage.db, interactions);
    return { held, ...(await findCustomers(storage.db)) };
  } finally {
    await storage.close();
  }
}

/** What the server does by itself each hour: rules, ages, duplicates. */
async function work(server: RunningServer): Promise<void> {
  await server.watched("  all data and rules looked at, duplicates found", async () => {
    await server.ask("POST /api/quality/looks", {});
    await jobDone(server, "quality");
  });
}

async function pages(server: RunningServer, personId: string): Promise<number> {
  const { ask } = server;
  const { id } = await ask("POST /api/privacy/requests", { personId, kind: "erase" });
  const questions: Readonly<Record<string, string>> = {
    "what there is of a customer": `/api/privacy/people/${personId}`,
    "what erasing would do": `/api/privacy/requests/${String(id)}/preview`,
    "requests of customers": "/api/privacy/requests",
    "how long data are kept": "/api/retention",
    "the catalogue of data": "/api/catalogue",
    "one table with its lineage": "/api/catalogue/table/interaction",
    "rules for data": "/api/quality",
    "pairs that may be one person": "/api/people/duplicates",
    "backups and drills": "/api/backups",
    "how the installation is doing": "/api/system",
  };
  const find = () => ask("POST /api/privacy/find", { text: "customer17" });
  let slowest = (await timed("customers by the beginning of an address", find, ROUNDS)).p95;
  for (const [what, path] of Object.entries(questions)) {
    const before = performance.now();
    await ask(`GET ${path}`);
    const slow = performance.now() - before > SLOW_MS;
    slowest = Math.max(slowest, (await timed(what, () => ask(`GET ${path}`), slow ? FEW_ROUNDS : ROUNDS)).p95);
  }
  // Each asks for another moment, so that none is answered from what was measured before.
  await timed(
    "all figures of 13 weeks",
    (round) => ask(`GET /api/metrics?${QUARTER.replace("00.000Z", `${String(round).padStart(2, "0")}.000Z`)}`),
    ROUNDS,
  );
  return slowest;
}

async function erase(server: RunningServer, personId: string): Promise<void> {
  const { ask } = server;
  const { id } = await ask("POST /api/privacy/requests", { personId, kind: "erase" });
  await server.watched("  a customer with 500 messages erased", async () => {
    await ask(`POST /api/privacy/requests/${String(id)}/erase`, { confirm: "erase" });
    for (let state: unknown; state !== "done"; await sleep(100)) {
      const request = await ask(`GET /api/privacy/requests/${String(id)}`);
      state = request["state"];
      if (request["failure"]) throw new Error(JSON.stringify(request["failure"]));
    }
  });
}

async function retain(server: RunningServer): Promise<void> {
  const { ask } = server;
  const rule = { field: "everything", channel: null, unit: null, months: 40, locked: false, active: true, why: null };
  await ask("POST /api/retention/rules", rule);
  await server.watched("  a preview of what is past its time", () =>
    ask("POST /api/retention/previews", { withInactive: false }),
  );
  let cleared: unknown = 0;
  const seconds = await server.watched("  all of it taken out", async () => {
    await ask("POST /api/retention/runs", {});
    for (let state: unknown; state !== "done"; await sleep(200)) {
      const [run] = (await ask("GET /api/retention/runs"))["rows"] as Record<string, unknown>[];
      state = run?.["kind"] === "run" ? run["state"] : undefined;
      cleared = run?.["cleared"];
      if (state === "stopped") throw new Error("The guard stopped it.");
    }
  });
  console.log(
    `    ${Number(cleared).toLocaleString("en-GB")} of them, ${Math.round(Number(cleared) / seconds)} a second`,
  );
}

async function keep(server: RunningServer, dataDirectory: string): Promise<void> {
  for (const kind of ["backup", "drill"] as const) {
    await server.watched(kind === "backup" ? "  a backup made" : "  the backup restored beside (drill)", async () => {
      await server.ask(kind === "backup" ? "POST /api/backups" : "POST /api/backups/drill", {});
      for (let state: unknown; state !== "good"; await sleep(200)) {
        const runs = (await server.ask("GET /api/backups"))["runs"] as Record<string, unknown>[];
        const run = runs.find((one) => one["kind"] === kind);
        state = run?.["state"];
        if (state === "failed") throw new Error(JSON.stringify(run?.["failure"]));
      }
    });
  }
  const backups = join(dataDirectory, "backups");
  for (const name of await readdir(backups)) {
    const { size } = await stat(join(backups, name));
    console.log(`    the backup has ${Math.round(size / 2 ** 20)} MB`);
  }
}

async function jobDone(server: RunningServer, name: string): Promise<void> {
  for (;;) {
    await sleep(300);
    const { jobs } = await server.ask("GET /api/system");
    const found = (jobs as { name: string; waiting: number; running: number; failed: number }[]).find(
      (job) => job.name === name,
    );
    if (found && found.failed > 0) throw new Error(`The job ${name} failed.`);
    if (found && found.waiting + found.running === 0) return;
  }
}
