import { expect, test } from "vitest";

import { MAPPING_LIMIT } from "./contract.ts";
import { openDesk, withKey, type Desk } from "./testing/fixture.ts";

/** Rows whose dates only a mapping understands. */
const rows = (count: number, name = "r") =>
  `at,direction,text\n${Array.from({ length: count }, (_, n) => `05.03.2024 10:${String(n % 60).padStart(2, "0")},in,${name} ${n}`).join("\n")}\n`;

const RIGHT = "date_format: dd.mm.yyyy hh:mm\ncolumns: { at: at, direction: direction, text: text }";

async function imported(desk: Desk, content: string, source: string): Promise<string> {
  // A mapping that gets the dates wrong: every row is kept in quarantine.
  const mapping = "date_format: iso\ncolumns: { at: at, direction: direction, text: text }";
  const uploadId = await desk.upload(`${source}.csv`, content);
  const { body } = await desk.ask("POST", "/imports", { uploadId, source, mapping });
  const run = await desk.over(String(body["id"]));
  expect(run).toMatchObject({ state: "done", accepted: 0 });
  return String(body["id"]);
}

type Row = Record<string, string | number>;
const rowsIn = (body: Record<string, unknown>) => body["rows"] as Row[];

test("the quarantine is listed by pages, newest first, by source and by import", async () => {
  const desk = await openDesk();
  const one = await imported(desk, rows(3), "one");
  const two = await imported(desk, rows(4, "<script>alert(1)</script>"), "two");
  const { body } = await desk.ask("GET", "/quarantine?limit=5");
  expect(body).toMatchObject({
    count: { value: 7, capped: false },
    bySource: expect.arrayContaining([
      { source: "one", count: 3 },
      { source: "two", count: 4 },
    ]) as unknown,
  });
  expect(
    rowsIn(body)
      .slice(0, 4)
      .every((row) => row["importId"] === two),
  ).toBe(true);
  expect(rowsIn(body)[4]).toMatchObject({ importId: one, fileName: "one.csv", reasonCode: "unparsable_date" });
  const rest = (await desk.ask("GET", `/quarantine?limit=5&after=${String(body["next"])}`)).body;
  expect(rest["next"]).toBeNull();
  const ids = [...rowsIn(body), ...rowsIn(rest)].map((row) => row["id"]);
  expect(new Set(ids).size).toBe(7);
  for (const query of ["source=one", `import=${one}`])
    expect((await desk.ask("GET", `/quarantine?${query}`)).body).toMatchObject({ count: { value: 3 } });
  expect((await desk.ask("GET", "/quarantine?after=nonsense")).body["code"]).toBe("bad_cursor");
});

test("one thing is shown with its bytes, and given out so that no browser shows it", async () => {
  const desk = await openDesk();
  await imported(desk, `at,direction,text\nnever,in,"${"<b>ż".repeat(30_000)}"\n`, "one");
  const [row] = rowsIn((await desk.ask("GET", "/quarantine")).body);
  expect(row).toMatchObject({ record: 1, line: 2, bytes: 5 * 30_000 + 11 });
  expect(String(row?.["start"])).toHaveLength(200);
  const id = String(row?.["id"]);
  const { body } = await desk.ask("GET", `/quarantine/${id}`);
  expect(body).toMatchObject({ truncated: true, rawText: expect.stringMatching(/^never,in,"<b>ż<b>ż/u) as string });
  expect(Buffer.from(String(body["raw"]), "base64")).toHaveLength(64 * 1024);
  const raw = await fetch(`${desk.url}/api/quarantine/${id}/raw`, { headers: withKey });
  expect(raw.headers.get("content-type")).toBe("application/octet-stream");
  expect(raw.headers.get("x-content-type-options")).toBe("nosniff");
  expect(raw.headers.get("content-disposition")).toBe(`attachment; filename="quarantine-${id}.bin"`);
  expect((await raw.bytes()).byteLength).toBe(5 * 30_000 + 11);
  const unknown = "00000000-0000-8000-8000-000000000000";
  for (const path of [`/quarantine/${unknown}`, `/quarantine/${unknown}/raw`])
    expect((await desk.ask("GET", path)).body["code"]).toBe("unknown_quarantined");
  expect((await desk.ask("GET", "/quarantine/nonsense/raw")).status).toBe(400);
});

test("with a corrected mapping everything is understood, once; without one nothing is", async () => {
  const desk = await openDesk();
  await imported(desk, rows(3), "one");
  await imported(desk, rows(1200), "two");
  const replay = async (body: object) => (await desk.ask("POST", "/quarantine/replay", body)).body;
  expect(await replay({ source: "one" })).toEqual({ understood: 0, kept: 3, left: 0, next: null });
  expect(await replay({ mapping: "columns: [" })).toMatchObject({ code: "bad_mapping_file", status: 422 });
  expect(await replay({ mapping: "x".repeat(MAPPING_LIMIT + 1) })).toMatchObject({ status: 400 });
  const [first] = rowsIn((await desk.ask("GET", "/quarantine?source=one")).body);
  expect(await replay({ ids: [first?.["id"]], mapping: RIGHT })).toMatchObject({ understood: 1, kept: 0, left: 0 });
  expect(await replay({ mapping: RIGHT })).toEqual({ understood: 1202, kept: 0, left: 0, next: null });
  expect(await replay({ mapping: RIGHT })).toEqual({ understood: 0, kept: 0, left: 0, next: null });
  expect((await desk.ask("GET", "/quarantine")).body).toMatchObject({ rows: [], count: { value: 0 } });
});

test("more than 5,000 are tried in several requests", async () => {
  const desk = await openDesk();
  await imported(desk, rows(5300), "many");
  expect((await desk.ask("GET", "/quarantine?limit=1")).body).toMatchObject({ count: { value: 1000, capped: true } });
  const { body } = await desk.ask("POST", "/quarantine/replay", {});
  expect(body).toMatchObject({ understood: 0, kept: 5000, left: 300, next: expect.any(String) as string });
  const rest = await desk.ask("POST", "/quarantine/replay", { after: body["next"], mapping: RIGHT });
  expect(rest.body).toEqual({ understood: 300, kept: 0, left: 0, next: null });
});

test("what is dismissed is off the list, once", async () => {
  const desk = await openDesk();
  await imported(desk, rows(2), "one");
  const [row] = rowsIn((await desk.ask("GET", "/quarantine")).body);
  const dismiss = () => desk.ask("POST", `/quarantine/${String(row?.["id"])}/dismiss`);
  expect((await dismiss()).body).toEqual({ dismissed: true });
  expect((await dismiss()).status).toBe(404);
  expect((await desk.ask("GET", "/quarantine")).body).toMatchObject({ count: { value: 1 } });
});

test("mapping files are saved only if they are right, by versions", async () => {
  const desk = await openDesk({ jobs: false });
  const save = (name: string, text: string, ifVersion: number) =>
    desk.ask("PUT", `/mappings/${encodeURIComponent(name)}`, { text, ifVersion });
  const name = "Help desk – 2024";
  expect((await save("desk", "columns: {}", 0)).body["code"]).toBe("bad_mapping_file");
  expect((await save(name, RIGHT, 0)).status).toBe(400);
  expect((await save("Help desk 2024", RIGHT, 0)).body).toMatchObject({
    name: "Help desk 2024",
    text: RIGHT,
    version: 1,
    savedBy: "the access key",
  });
  expect((await save("Help desk 2024", `${RIGHT}\n# second`, 1)).body["version"]).toBe(2);
  for (const ifVersion of [0, 1, 7])
    expect((await save("Help desk 2024", RIGHT, ifVersion)).body).toMatchObject({
      code: "mapping_conflict",
      status: 409,
      version: 2,
      savedBy: "the access key",
    });
  await save("a", RIGHT, 0);
  expect((await desk.ask("GET", "/mappings")).body["list"]).toMatchObject([{ name: "a" }, { name: "Help desk 2024" }]);
  for (const name of ["..%2Fetc", "%00", ".hidden"])
    expect((await desk.ask("PUT", `/mappings/${name}`, { text: RIGHT, ifVersion: 0 })).status).toBe(400);
  const remove = () => desk.ask("DELETE", "/mappings/a");
  expect([(await remove()).body, (await remove()).body]).toEqual([{ removed: true }, { removed: false }]);
  expect((await save("a", RIGHT, 1)).body).toMatchObject({ code: "mapping_conflict", version: 0 });
});
