import { beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { hostileCsv, hostileLines, hostileMail, hostileMailbox, hostileRubbish, sayable } from "./testing/files.ts";
import { importHostile } from "./testing/load.ts";
import { MARK, payloads, questions, steering } from "./testing/payloads.ts";
import { faultOf, inHands, shareHostileSite } from "./testing/site.ts";

const site = shareHostileSite();

const send = (method: string, path: string, body?: unknown): Promise<Response> => {
  const type = Buffer.isBuffer(body) ? "application/octet-stream" : "application/json";
  return fetch(`${site().url}/api${path}`, {
    method,
    headers: { ...site().key, ...(body === undefined ? {} : { "content-type": type }) },
    ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
  });
};

const rowsOf = async (path: string) =>
  z
    .object({ rows: z.array(z.looseObject({ id: z.string() })), count: z.object({ value: z.number() }).optional() })
    .parse(await (await send("GET", path)).json());

const conversation = z.object({
  messages: z.array(z.looseObject({ body: z.string(), subject: z.string().nullable() })),
});

beforeAll(async () => {
  for (const file of [hostileCsv(), hostileLines(), hostileMailbox(), hostileMail()])
    expect({ file: file.name, ...(await importHostile(send, file)) }).toMatchObject({ state: "done", quarantined: 0 });
  expect(await importHostile(send, hostileRubbish())).toMatchObject({ state: "done", accepted: 0 });
}, 180_000);

async function bodiesOf(source: string): Promise<Map<string, string>> {
  const { rows } = await site().database.pool.query<{ subject: string; body: string }>(
    "select subject, body from interaction where source = $1",
    [source],
  );
  return new Map(rows.map(({ subject, body }) => [subject, body]));
}

test("what customers wrote is kept to the letter, from every kind of file", async () => {
  for (const source of ["rows", "lines"]) {
    const bodies = await bodiesOf(source);
    expect(sayable.filter(({ payload }) => bodies.get(payload) !== payload).map(({ name }) => name)).toEqual([]);
  }
  expect((await bodiesOf("mail")).size).toBeGreaterThan(sayable.length * 0.9);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("a filter means the very text, and nothing that another language would read in it", async () => {
  const all = (await rowsOf("/conversations?limit=200")).count?.value ?? 0;
  expect(all).toBeGreaterThan(200);
  await inHands(Object.entries({ ...questions, ...steering }), 4, async ([name, payload]) => {
    for (const field of ["channel", "unit", "function", "language"]) {
      const asked = await send("GET", `/conversations?limit=200&${field}=${encodeURIComponent(payload)}`);
      const { rows } = z.object({ rows: z.array(z.looseObject({})) }).parse(await asked.json());
      expect({ name, field, many: rows.length <= 8 }).toEqual({ name, field, many: true });
      if (field === "language") expect(rows).toEqual([]);
      for (const row of rows) if (field in row && field !== "function") expect(row[field]).toBe(payload.trim());
    }
  });
  const { rows } = await rowsOf(`/conversations?channel=${encodeURIComponent(questions.or)}`);
  expect(rows).toHaveLength(2);
}, 120_000);

const others = [
  ["/conversations/facets", "/quarantine", "/imports", "/units", "/metrics", "/metrics/trends", "/metrics.csv"],
  ["/people/duplicates", "/metrics/inbound_volume/breakdown?by=unit", "/access/units", "/quality", "/catalogue"],
].flat();

test("every answer that holds words of customers is data and no page, and every row can be opened", async () => {
  const opened = (await rowsOf("/conversations?limit=200")).rows;
  const quarantined = (await rowsOf("/quarantine?limit=200")).rows;
  const paths = [
    ...opened.map(({ id }) => `/conversations/${id}`),
    ...quarantined.flatMap(({ id }) => [`/quarantine/${id}`, `/quarantine/${id}/raw`]),
    ...others,
    ...Object.values(payloads).map((payload) => `/search?text=${encodeURIComponent(payload.toWellFormed())}`),
    ...Object.values(payloads).map((payload) => `/people?text=${encodeURIComponent(payload.toWellFormed())}`),
  ];
  expect(quarantined.length).toBeGreaterThan(90);
  const faults = new Map<string, string>();
  await inHands(paths, 4, async (path) => {
    const response = await send("GET", path);
    const fault = await faultOf(response);
    if (fault !== undefined) faults.set(path, fault);
    else if (/html|xml|script/.test(response.headers.get("content-type") ?? "")) faults.set(path, "as a page");
    else if (path.endsWith("/raw") && !response.headers.get("content-disposition")?.startsWith("attachment; filename="))
      faults.set(path, "shown, not saved");
  });
  expect(Object.fromEntries(faults)).toEqual({});
}, 120_000);

test("the words of a conversation come out as they went in", async () => {
  const { rows } = await rowsOf(`/conversations?channel=${encodeURIComponent(payloads["element"] ?? "")}`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { id } of rows) {
    const { messages } = conversation.parse(await (await send("GET", `/conversations/${id}`)).json());
    expect(messages.map(({ body }) => body)).toEqual([payloads["element"]]);
  }
});

test("in no file for a spreadsheet does a cell begin a formula", async () => {
  const response = await send("GET", "/metrics/inbound_volume/conversations.csv");
  expect(response.headers.get("content-type")).toContain("text/csv");
  const cells = cellsIn(await response.text());
  expect(cells.some((cell) => cell.includes(MARK))).toBe(true);
  expect(cells.filter((cell) => /^[=@+\t\r]|^-(?!\d)/.test(cell))).toEqual([]);
});

test("the log of the server holds no word of any of them, and no defect", () => {
  expect(
    site()
      .log.filter((line) => line.includes(MARK))
      .slice(0, 3),
  ).toEqual([]);
  expect(
    site()
      .log.filter((line) => /"level":(50|60|"error"|"fatal")/.test(line))
      .slice(0, 3),
  ).toEqual([]);
});

function cellsIn(csv: string): string[] {
  return [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? "").replaceAll('""', '"'),
  );
}
