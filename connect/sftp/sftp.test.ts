import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Cursor, StreamPage } from "../streams/index.ts";
import { matches } from "./rules.ts";
import { sftpConnector } from "./index.ts";
import { startSftp, type TestServer } from "./testing/index.ts";

vi.setConfig({ testTimeout: 60_000 });

let server: TestServer;
beforeEach(async () => {
  server = await startSftp();
});
afterEach(() => server.stop());

const connector = sftpConnector({ now: Date.now });
const HEADER = "id,at,direction,text";
const rows = (count: number, from = 0) =>
  [
    HEADER,
    ...Array.from({ length: count }, (_, at) => `m${from + at},2026-01-01T10:00:00Z,in,Grüße ${from + at}`),
  ].join("\n");

function settingsOf(more: Readonly<Record<string, string>> = {}) {
  const known = { host: "127.0.0.1", port: String(server.port), host_key: server.fingerprint };
  return { ...known, user: "ann", password: "secretword", folder: "/out", ...more };
}

/** Reads what is there; the pages until they end or fail. */
async function read(more: Readonly<Record<string, string>> = {}, cursor: Cursor | null = null, allowed = true) {
  const settings = settingsOf(more);
  const allowedHosts = allowed ? [`127.0.0.1:${settings.port}`] : [];
  const stream = connector.read({ settings, allowedHosts });
  const pages: StreamPage[] = [];
  let failure: unknown;
  try {
    const request = {
      stream: "files",
      settings,
      cursor,
      since: new Date("2020-01-01"),
      signal: AbortSignal.timeout(50_000),
    };
    for await (const page of stream(request)) pages.push(page);
  } catch (error) {
    failure = error;
  }
  const items = pages.flatMap((page) => page.items);
  return { items, ids: items.map(idOf), cursor: pages.at(-1)?.cursor ?? cursor, pages, failure };
}

const idOf = (item: StreamPage["items"][number]) => (item.status === "understood" ? item.record.externalId : undefined);

test("files are read, the oldest first; again only when they changed, and new ones when they come", async () => {
  server.put("b.csv", rows(3), 200);
  server.put("a.csv", rows(1500, 10), 300);
  server.put("c.csv.part", rows(2, 5000), 400);
  server.put(".hidden.csv", rows(2, 5000), 400);
  server.put("still-written.csv", rows(2, 5000), 1);
  server.put("other.txt", rows(1, 6000));
  const first = await read({ pattern: "*.csv" });
  expect(first.failure).toBeUndefined();
  expect(first.ids).toEqual([...Array.from({ length: 1500 }, (_, at) => `m${10 + at}`), "m0", "m1", "m2"]);
  expect(first.items[0]).toMatchObject({ record: { text: "Grüße 10", direction: "in" } });
  expect((await read({ pattern: "*.csv" }, first.cursor)).pages).toEqual([]);
  server.put("b.csv", rows(4), 100);
  const second = await read({ pattern: "*.csv" }, first.cursor);
  expect(second.ids).toEqual(["m0", "m1", "m2", "m3"]);
  expect(server.opened).toEqual(
    new Map([
      ["a.csv", 1],
      ["b.csv", 2],
    ]),
  );
});

test("a line that is cut in the middle loses nothing, and what was given is not given again", async () => {
  server.put("a.csv", rows(20), 300);
  server.put("b.csv", rows(8000, 100), 200);
  server.cutAfter = 150_000;
  const cut = await read();
  expect(cut.failure).toMatchObject({ name: "StreamFailure", code: "cut" });
  expect(cut.ids).toHaveLength(20);
  const rest = await read({}, cut.cursor);
  expect(rest.ids).toHaveLength(8000);
  const [, middle] = rest.pages;
  const again = await read({}, middle?.cursor ?? null);
  expect(again.ids).toEqual(rest.ids.slice(2000));
});

test("a file that cannot be read lies aside with the reason, and holds up no other", async () => {
  server.put("a.csv", "", 300);
  server.put("b.csv", Buffer.from("PK\u0003\u0004 no text"), 250);
  server.put("c.csv", rows(2), 200);
  const { items, cursor, failure } = await read();
  expect(failure).toBeUndefined();
  expect(items.map((item) => (item.status === "rejected" ? item.reason.code : idOf(item)))).toEqual([
    "empty_file",
    "zip_file",
    "m0",
    "m1",
  ]);
  expect((await read({}, cursor)).pages).toEqual([]);
});

test("a file that may not be read, or that is gone by then, holds up none of the others and is looked at again", async () => {
  server.put("a.csv", rows(2), 300);
  server.put("b.csv", rows(2, 10), 200);
  server.closed.add("a.csv");
  const first = await read();
  expect(first.ids).toEqual(["m10", "m11"]);
  expect(first.failure).toMatchObject({ code: "failing", message: expect.stringContaining("a.csv") });
  server.closed.clear();
  const second = await read({}, first.cursor);
  expect(second).toMatchObject({ ids: ["m0", "m1"], failure: undefined });
});

test("columns of any name are understood with a mapping file", async () => {
  server.put("survey.csv", "Nr;Wann;Text\n7;14.03.2026 09:12;Alles gut");
  const mapping = [
    "source: { name: survey, channel: survey }",
    "time_zone: Europe/Berlin",
    "date_format: dd.MM.yyyy HH:mm",
    "columns:",
    "  id: Nr",
    "  at: Wann",
    "  text: Text",
    "  direction: { constant: in }",
  ].join("\n");
  const { items, failure } = await read({ mapping });
  expect(failure).toBeUndefined();
  expect(items).toMatchObject([{ record: { externalId: "7", at: "2026-03-14T08:12:00.000Z", channel: "survey" } }]);
  expect(connector.declaration("Survey", settingsOf({ mapping }))).toMatchObject({
    name: "Survey",
    answers: "elsewhere",
  });
  expect((await read({ mapping: "columns: [" })).failure).toMatchObject({ code: "misset" });
});

test("the key of the server has to be the one that was agreed on; without one it is told", async () => {
  const unknown = await read({ host_key: "" });
  expect(unknown.failure).toMatchObject({ code: "misset", message: expect.stringContaining(server.fingerprint) });
  const other = await read({ host_key: `SHA256:${"A".repeat(43)}` });
  expect(other.failure).toMatchObject({ code: "refused", message: expect.stringContaining(server.fingerprint) });
});

test.each([
  ["a wrong password", { password: "wrong" }, "refused"],
  ["a user whom it does not know", { user: "bob" }, "refused"],
  ["a folder that is not there", { folder: "/nowhere" }, "misset"],
  [
    "a key that is none",
    { password: "", key: "-----BEGIN RSA PRIVATE KEY-----\nnonsense\n-----END RSA PRIVATE KEY-----" },
    "misset",
  ],
  ["neither password nor key", { password: "" }, "misset"],
  ["nobody at the port", { port: "1" }, "unreachable"],
])("%s is told as such", async (_, more, code) => {
  server.put("a.csv", rows(1));
  const { failure } = await read(more);
  expect(failure).toMatchObject({ name: "StreamFailure", code });
});

test("a private key opens the door too, also when a field of one line took its line ends", async () => {
  server.put("a.csv", rows(1));
  const key = server.userKey.replaceAll("\n", " ");
  expect((await read({ password: "", key })).ids).toEqual(["m0"]);
});

test("a server in our own network is asked only when that was allowed", async () => {
  expect((await read({}, null, false)).failure).toMatchObject({ code: "forbidden_address" });
});

test("property: a pattern fits what is made from it, and is the regular expression it stands for", () => {
  const part = fc.string({ unit: fc.constantFrom("a", "b", ".", "x"), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), part, (parts, name) => {
      const pattern = parts.join("*");
      expect(matches(pattern, parts.join("xx"))).toBe(true);
      const expression = new RegExp(`^${parts.map((one) => one.replaceAll(".", "\\.")).join(".*")}$`);
      expect(matches(pattern, name)).toBe(expression.test(name));
    }),
  );
});
