import { mountApi, type Asker } from "@firsthand/platform/http";
import { logChannel } from "@firsthand/platform/live";
import type { Handle } from "@firsthand/platform/storage";
import { readDocument } from "@firsthand/connect/documents";
import { cloneDatabase, serveForTest, type TestDatabase } from "@firsthand/platform/testing";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { z } from "zod";

import {
  createModelsRouter,
  inForce,
  listVersions,
  saveModel,
  showVersion,
  takeShipped,
  type ModelKind,
} from "./index.ts";

const now = new Date("2026-11-22T10:00:00Z");
let database: TestDatabase;
let db: Handle;

beforeEach(async () => {
  database = await cloneDatabase();
  onTestFinished(() => database.drop());
  ({ db } = database);
});

const schema = z.strictObject({ rows: z.array(z.string()).min(1) });

/** A kind of model that asks for a list of words. */
function kindWith(shipped: string): ModelKind {
  return {
    name: "maturity",
    shipped: { text: shipped },
    read: (text) => {
      const read = readDocument(text, schema);
      return read.ok ? { ok: true, contents: { rows: read.value.rows.length } } : read;
    },
  };
}

const FIRST = "rows: [a]\n";
const SECOND = "rows: [a, b]\n";
const FAULTY = "rows:\n  - a\n  - 5\nmore: 1\n";
const EDITED = "rows: [ours]\n";

const first = kindWith(FIRST);
const change = (text: string, ifVersion: number) => ({ text, why: "we do it otherwise", ifVersion, by: "Ann", now });
const textInForce = async () => (await inForce(db, "maturity")).text;

test("the file of the product is taken once, and again when a release brings another", async () => {
  await expect(inForce(db, "maturity")).rejects.toMatchObject({ code: "no_model", status: 404 });
  expect(await takeShipped(db, first, now)).toEqual({ outcome: "taken", version: 1 });
  expect(await takeShipped(db, first, now)).toEqual({ outcome: "same", version: 1 });
  expect(await takeShipped(db, kindWith(SECOND), now)).toEqual({ outcome: "taken", version: 2 });
  expect(await inForce(db, "maturity")).toEqual({
    version: 2,
    text: SECOND,
    savedAt: now,
    savedBy: "Firsthand",
    why: "A new release of the product.",
    origin: "shipped",
  });
  expect((await showVersion(db, "maturity", 1)).text).toBe(FIRST);
  await expect(showVersion(db, "maturity", 1.5)).rejects.toMatchObject({ code: "unknown_model_version" });
});

test("a faulty file of the product is not taken: what was good stays in force", async () => {
  const faults = [expect.objectContaining({ line: 3 }), expect.objectContaining({ line: 4 })];
  expect(await takeShipped(db, kindWith(FAULTY), now)).toEqual({ outcome: "refused", version: 0, faults });
  await takeShipped(db, first, now);
  expect(await takeShipped(db, kindWith(FAULTY), now)).toEqual({ outcome: "refused", version: 1, faults });
  expect(await textInForce()).toBe(FIRST);
});

test("what people wrote stays in force, until they take the file of the product back", async () => {
  await takeShipped(db, first, now);
  await saveModel(db, first, change(EDITED, 1));
  const newer = kindWith(SECOND);
  expect(await takeShipped(db, newer, now)).toEqual({ outcome: "kept_edited", version: 2 });
  expect(await textInForce()).toBe(EDITED);
  expect(await saveModel(db, newer, change(SECOND, 2))).toMatchObject({
    version: 3,
    origin: "shipped",
    savedBy: "Ann",
  });
  expect(await takeShipped(db, newer, now)).toEqual({ outcome: "same", version: 3 });
  expect(await takeShipped(db, first, now)).toEqual({ outcome: "taken", version: 4 });
});

test("many that start at the same time take it once", async () => {
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => takeShipped(db, first, now)));
  expect(outcomes.filter(({ outcome }) => outcome === "taken")).toHaveLength(1);
  expect(outcomes.filter(({ outcome }) => outcome === "same")).toHaveLength(7);
  expect(await listVersions(db, "maturity")).toHaveLength(1);
});

test("a faulty text is refused with all its faults and changes nothing", async () => {
  await takeShipped(db, first, now);
  await expect(saveModel(db, first, change(FAULTY, 1))).rejects.toMatchObject({
    code: "bad_model",
    status: 400,
    message: "The model is wrong in line 3: rows.1: write a text, here stands 5.",
    details: {
      faults: [
        { line: 3, path: "rows.1", message: "write a text, here stands 5" },
        { line: 4, path: "more", message: "there is no such key; the keys here are rows" },
      ],
    },
  });
  expect(await listVersions(db, "maturity")).toHaveLength(1);
});

test("of two who change the same version one is told who was quicker", async () => {
  await takeShipped(db, first, now);
  const words = ["a", "b", "c", "d", "e", "f"].map((word) => `rows: [${word}]\n`);
  const ended = await Promise.allSettled(words.map((text) => saveModel(db, first, change(text, 1))));
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const one of ended) {
    if (one.status === "fulfilled") continue;
    expect(one.reason).toMatchObject({
      code: "model_conflict",
      status: 409,
      details: { stands: { version: 2, savedBy: "Ann", savedAt: now.toISOString(), why: "we do it otherwise" } },
    });
  }
  const versions = await listVersions(db, "maturity");
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  await expect(saveModel(db, first, change(EDITED, 7))).rejects.toMatchObject({ code: "model_conflict" });
});

test("a change tells of itself when it is in force, and a refused one does not", async () => {
  const listener = await database.pool.connect();
  onTestFinished(() => listener.release());
  const heard: unknown[] = [];
  listener.on("notification", ({ payload }) => heard.push(payload));
  await listener.query(`listen ${logChannel}`);
  await takeShipped(db, first, now);
  await saveModel(db, first, change(FAULTY, 1)).catch(() => {});
  await saveModel(db, first, change(EDITED, 0)).catch(() => {});
  await saveModel(db, first, change(EDITED, 1));
  const told = JSON.stringify({ topics: ["position"] });
  await expect.poll(() => heard.length).toBe(2);
  expect(heard).toEqual([told, told]);
});

const may = { Vera: ["position.read:whole"], Ada: ["position.read:whole", "model.edit"] } as const;

/** A server with the endpoints of this module; who asks is named in the header. */
async function serve() {
  const ground = { db, now: () => now, kinds: [first] };
  const { server, url } = await serveForTest({
    recognise: (headers) => {
      const name = z.enum(["Vera", "Ada"]).parse(headers["x-who"]);
      const asker: Asker = { id: name, name, kind: "person", may: may[name], reach: () => "all" };
      return Promise.resolve({ asker });
    },
    mounts: [mountApi({ name: "models", router: createModelsRouter(), context: (asker) => ({ ground, asker }) })],
  });
  onTestFinished(() => server.close({ graceSeconds: 1 }));
  return async (who: keyof typeof may, method: string, path: string, body?: unknown) => {
    const headers = { "x-who": who, "content-type": "application/json" };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const response = await fetch(`${url}/api/models${path}`, init);
    const answer: unknown = await response.json();
    return { status: response.status, body: answer };
  };
}

test("endpoints: who sees may look, who edits may check, administrators put in force", async () => {
  await takeShipped(db, first, now);
  const ask = await serve();
  const shown = await ask("Vera", "GET", "/maturity");
  expect(shown).toEqual({
    status: 200,
    body: {
      model: "maturity",
      version: 1,
      savedAt: now.toISOString(),
      savedBy: "Firsthand",
      why: "The model that comes with the product.",
      origin: "shipped",
      text: FIRST,
      contents: { rows: 1 },
      shipped: null,
    },
  });
  const check = (text: string) => ask("Ada", "POST", "/maturity/check", { model: "maturity", text });
  expect((await ask("Vera", "POST", "/maturity/check", { model: "maturity", text: SECOND })).status).toBe(403);
  expect((await check(SECOND)).body).toEqual({ faults: [], contents: { rows: 2 } });
  expect((await check(FAULTY)).body).toMatchObject({ faults: [{ line: 3 }, { line: 4 }], contents: null });

  const change = { model: "maturity", text: EDITED, why: "ours", ifVersion: 1 };
  expect((await ask("Vera", "PUT", "/maturity", change)).status).toBe(403);
  expect(await ask("Ada", "PUT", "/maturity", change)).toMatchObject({
    status: 200,
    body: { version: 2, savedBy: "Ada", origin: "edited", shipped: { text: FIRST, faults: [] } },
  });
  expect(await ask("Ada", "PUT", "/maturity", change)).toMatchObject({ status: 409, body: { code: "model_conflict" } });
  const wrong = { ...change, text: FAULTY, ifVersion: 2 };
  expect(await ask("Ada", "PUT", "/maturity", wrong)).toMatchObject({
    status: 400,
    body: { code: "bad_model", faults: [{ line: 3 }, { line: 4 }] },
  });
  expect((await ask("Ada", "PUT", "/maturity", { ...change, ifVersion: 9e15 })).status).toBe(400);
  expect((await ask("Vera", "GET", "/maturity/versions")).body).toMatchObject([{ version: 2 }, { version: 1 }]);
  expect((await ask("Vera", "GET", "/maturity/versions/1")).body).toMatchObject({ version: 1, text: FIRST });
  for (const version of ["7", "0", "-1", "99999999999"]) {
    const gone = await ask("Vera", "GET", `/maturity/versions/${version}`);
    expect(gone).toMatchObject({ status: 404, body: { code: "unknown_model_version" } });
  }
  expect((await ask("Vera", "GET", "/roi")).status).toBe(400);
});
