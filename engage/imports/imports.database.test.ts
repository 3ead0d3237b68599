import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { logChannel } from "@firsthand/platform/live";
import { transact } from "@firsthand/platform/storage";
import { expect, onTestFinished, test } from "vitest";

import { openImport } from "../listen/index.ts";
import { publicSource, readByHash, sortedLog } from "../testing/index.ts";
import { openDesk, pause, ticking, type Desk } from "./testing/fixture.ts";

/** Rows of many customers; some answer, some are equal and have no id, some cannot be understood. */
function rowsOf(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString();
    if (n % 97 === 5) return `m${n},never,in,c1,,bad ${n}`;
    if (n % 50 === 7) return `,${at.slice(0, 10)}T00:00:00Z,in,c${n % 3},,the very same`;
    return n % 3 === 0 ? `m${n},${at},out,a1,m${n - 1},answer ${n}` : `m${n},${at},in,c${n % 400},,question ${n}?`;
  });
  return `id,at,direction,author,parents,text\n${lines.join("\n")}\n`;
}

const FEW = rowsOf(300);
const MANY = rowsOf(6000);

async function start(desk: Desk, uploadId: string, told: object = {}) {
  return await desk.ask("POST", "/imports", { uploadId, ...told });
}

/** The log that one import of many rows without a break gives. */
let unbroken: Promise<string[]> | undefined;
const logWithoutBreak = () =>
  (unbroken ??= (async () => {
    const desk = await openDesk();
    const { body } = await start(desk, await desk.upload("rows.csv", MANY));
    await desk.over(String(body["id"]));
    return await sortedLog(desk.database.db);
  })());

async function runningAt(desk: Desk, id: string, records: number): Promise<void> {
  const read = async () => Number((await desk.ask("GET", `/imports/${id}`)).body["records"]);
  await expect.poll(read, { timeout: 20_000, interval: 20 }).toBeGreaterThan(records);
}

test("an uploaded file is shown, imported, listed, and its upload removed", async () => {
  const desk = await openDesk();
  const uploadId = await desk.upload("rows.csv", FEW);
  const seen = await desk.ask("POST", `/uploads/${uploadId}/inspection`, {});
  expect(seen).toMatchObject({
    status: 200,
    body: { fileName: "rows.csv", format: "csv", layout: "native", channel: "other", dates: "iso", problems: [] },
  });
  const rows = seen.body["rows"] as Record<string, unknown>[];
  expect(rows).toHaveLength(20);
  expect(rows[0]).toMatchObject({
    status: "understood",
    direction: "out",
    author: { account: "a1" },
    body: "answer 0",
  });
  expect(rows[5]).toMatchObject({ status: "rejected", code: "unparsable_date", raw: "m5,never,in,c1,,bad 5" });
  const begun = await start(desk, uploadId, { mapping: seen.body["mapping"] });
  const id = String(begun.body["id"]);
  expect(await desk.over(id)).toMatchObject({
    fileName: "rows.csv",
    source: "rows",
    state: "done",
    records: 300,
    accepted: 296,
    quarantined: 4,
    repeated: 0,
    size: FEW.length,
    bytesRead: FEW.length,
    by: "the access key",
    failure: null,
    resumable: false,
  });
  await expect.poll(() => readdirSync(desk.ground.directory)).toEqual([]);
  expect((await desk.ask("GET", "/imports")).body).toMatchObject({ rows: [{ id, state: "done" }], next: null });
});

test("the same file again adds nothing; imports are listed by pages, those of the command line among them", async () => {
  const desk = await openDesk();
  const ids: string[] = [];
  for (const name of ["one.csv", "two.csv"]) {
    const { body } = await start(desk, await desk.upload(name, FEW), { source: "rows" });
    ids.push(String(body["id"]));
    await desk.over(String(body["id"]));
  }
  const file = { declaration: publicSource, name: "typed.csv", fingerprint: "f", context: {}, by: "command line" };
  const { importId } = await transact(desk.database.db, (tx) => openImport(tx, desk.ground.world, file));
  const first = (await desk.ask("GET", "/imports?limit=2")).body;
  expect(first["rows"]).toMatchObject([
    { id: importId, state: "running", by: "command line", size: null },
    { id: ids[1], state: "done", accepted: 0, repeated: 300 },
  ]);
  const second = (await desk.ask("GET", `/imports?limit=2&after=${String(first["next"])}`)).body;
  expect(second).toMatchObject({ rows: [{ id: ids[0], accepted: 296 }], next: null });
  expect((await desk.ask("GET", "/imports?after=nonsense")).body["code"]).toBe("bad_cursor");
});

test("a command that was killed shows as stopped, and the same file goes on from there", async () => {
  const desk = await openDesk();
  const long = ticking({ now: new Date(Date.now() - 120_000) });
  const file = { declaration: publicSource, name: "typed.csv", fingerprint: "f", context: {}, by: "command line" };
  const { importId } = await transact(desk.database.db, (tx) => openImport(tx, long, file));
  expect((await desk.ask("GET", `/imports/${importId}`)).body).toMatchObject({ state: "stopped", resumable: false });
  expect((await desk.ask("POST", `/imports/${importId}/resume`)).body["code"]).toBe("file_gone");
});

test("two imports of the same file at once: the second is told of the first", async () => {
  const desk = await openDesk({ jobs: false });
  const [one, two] = [await desk.upload("a.csv", FEW), await desk.upload("b.csv", FEW)];
  const told = { source: "rows" };
  const both = await Promise.all([start(desk, one, told), start(desk, two, told)]);
  const [won] = both.filter(({ status }) => status === 200);
  const [lost] = both.filter(({ status }) => status === 409);
  expect(lost?.body).toMatchObject({ code: "import_running", importId: won?.body["id"], state: "waiting" });
  expect((await start(desk, one, { source: "elsewhere" })).status).toBe(200);
});

test("an import stops after its batch, goes on when asked, and gives the log of one without a break", async () => {
  const desk = await openDesk();
  const { body } = await start(desk, await desk.upload("rows.csv", MANY));
  const id = String(body["id"]);
  await runningAt(desk, id, 0);
  const stopped = await desk.ask("POST", `/imports/${id}/stop`);
  expect(stopped.body).toMatchObject({ state: "stopped", resumable: true, failure: null });
  const { records } = await desk.over(id);
  await pause(1000);
  expect((await desk.ask("GET", `/imports/${id}`)).body).toMatchObject({ state: "stopped", records });
  expect(Number(records)).toBeLessThan(6000);
  expect((await desk.ask("POST", `/imports/${id}/stop`)).status).toBe(200);
  expect((await desk.ask("POST", `/imports/${id}/resume`)).body).toMatchObject({ state: "waiting" });
  expect((await desk.ask("POST", `/imports/${id}/resume`)).body["code"]).toBe("not_resumable");
  expect(await desk.over(id)).toMatchObject({ state: "done", records: 6000 });
  expect((await desk.ask("POST", `/imports/${id}/stop`)).body["code"]).toBe("import_over");
  expect(await sortedLog(desk.database.db)).toEqual(await logWithoutBreak());
});

test("a server that stops in mid-import goes on by itself after the next start", async () => {
  const first = await openDesk();
  const { body } = await start(first, await first.upload("rows.csv", MANY));
  const id = String(body["id"]);
  await runningAt(first, id, 0);
  await first.stop();
  const second = await openDesk({ of: first });
  const { records } = (await second.ask("GET", `/imports/${id}`)).body;
  expect(Number(records)).toBeGreaterThan(0);
  expect(Number(records)).toBeLessThan(6000);
  expect(await second.over(id)).toMatchObject({ state: "done", records: 6000 });
  expect(await sortedLog(second.database.db)).toEqual(await logWithoutBreak());
});

test("a file that goes wrong in the middle: what came before is stored, and the reason stands with the import", async () => {
  const desk = await openDesk();
  const zipped = gzipSync(MANY);
  const { body } = await start(desk, await desk.upload("half.csv.gz", zipped.subarray(0, zipped.length / 2)));
  const run = await desk.over(String(body["id"]));
  expect(run).toMatchObject({
    state: "failed",
    resumable: true,
    failure: { code: "truncated_gzip", advice: expect.stringContaining("Get the file again") as string },
  });
  expect(JSON.stringify(run)).not.toContain(desk.ground.directory);
  expect(Number(run["records"])).toBeGreaterThan(1000);
});

test("a defect in reading is told as such, and the import can go on once it is gone", async () => {
  let broken = true;
  const readTexts: typeof readByHash = (texts) => {
    if (broken) throw new TypeError("cannot read ann@example.org");
    return readByHash(texts);
  };
  const desk = await openDesk({ world: { ...ticking(), readTexts } });
  const { body } = await start(desk, await desk.upload("rows.csv", FEW));
  const run = await desk.over(String(body["id"]));
  expect(run).toMatchObject({ state: "failed", failure: { code: "internal_error" } });
  expect(JSON.stringify(run)).not.toContain("ann@");
  broken = false;
  await desk.ask("POST", `/imports/${String(body["id"])}/resume`);
  expect(await desk.over(String(body["id"]))).toMatchObject({ state: "done", records: 300, failure: null });
});

test("what cannot be imported is refused when it is asked for", async () => {
  const desk = await openDesk({ jobs: false });
  const { body } = await desk.ask("POST", "/uploads", { name: "half.csv", size: FEW.length });
  const half = String(body["id"]);
  await desk.send(half, 0, Buffer.from(FEW.slice(0, 1000)));
  for (const path of ["/imports", `/uploads/${half}/inspection`])
    expect(await desk.ask("POST", path, { uploadId: half })).toMatchObject({
      status: 409,
      body: { code: "upload_incomplete", received: 1000, size: FEW.length },
    });
  const picture = await desk.upload("cat.png", Buffer.from("89504e470d0a1a0a0000000d0001020304050607080e0f", "hex"));
  for (const path of ["/imports", `/uploads/${picture}/inspection`]) {
    const refused = await desk.ask("POST", path, { uploadId: picture });
    expect(refused).toMatchObject({ status: 422, body: { code: "binary_file" } });
    expect(JSON.stringify(refused.body)).not.toContain(desk.ground.directory);
  }
  const strange = await desk.upload("strange.csv", "a,b\n1,2\n");
  expect((await start(desk, strange)).body["code"]).toBe("unknown_layout");
  expect((await start(desk, strange, { mapping: "columns: [" })).body["code"]).toBe("bad_mapping_file");
  expect((await start(desk, "nonsense")).status).toBe(400);
  for (const id of ["nonsense", "00000000-0000-7000-8000-000000000000"])
    expect([400, 404]).toContain((await desk.ask("POST", `/imports/${id}/stop`)).status);
});

test("a mapping while it is written: problems with their place, never an error; a huge one is refused quickly", async () => {
  const desk = await openDesk({ jobs: false });
  const id = await desk.upload("strange.csv", "when,what\n2024-01-02,hello\n");
  const inspect = (mapping?: string) => desk.ask("POST", `/uploads/${id}/inspection`, { mapping });
  expect(await inspect()).toMatchObject({ status: 200, body: { layout: "unknown", rows: [], source: null } });
  const wrong = await inspect("columns: { at: wen, text: what, direction: { constant: in } }");
  expect(wrong.body["problems"]).toMatchObject([
    { path: "columns", message: expect.stringContaining('"wen" (perhaps "when")') as string },
  ]);
  expect((await inspect("time_zone: Mars")).body["problems"]).toMatchObject([{ path: "time_zone", line: 1 }]);
  const right = await inspect("columns: { at: when, text: what, direction: { constant: in } }");
  expect(right.body).toMatchObject({ problems: [], rows: [{ status: "understood", body: "hello" }] });
  const startedAt = performance.now();
  expect([400, 413]).toContain((await inspect("a: b\n".repeat(200_000))).status);
  expect((await inspect(`organisation: { domains: [${"a.example,".repeat(20_000)}] }`)).status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(5000);
});

test("pages that listen are told of an import at most about twice a second", async () => {
  const desk = await openDesk();
  const listener = await desk.database.pool.connect();
  onTestFinished(() => listener.release());
  const told: number[] = [];
  listener.on("notification", ({ payload }) => {
    if (payload?.includes('"imports"')) told.push(performance.now());
  });
  await listener.query(`listen ${logChannel}`);
  const { body } = await start(desk, await desk.upload("rows.csv", MANY));
  const beganAt = performance.now();
  await desk.over(String(body["id"]));
  const seconds = (performance.now() - beganAt) / 1000;
  await pause(100);
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told.length).toBeLessThanOrEqual(2 * seconds + 5);
});
