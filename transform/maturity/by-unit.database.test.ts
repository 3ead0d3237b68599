import type { Reach } from "@firsthand/kernel/permissions";
import { type Asker, mountApi } from "@firsthand/platform/http";
import { type TestDatabase, cloneDatabase, serveForTest } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

import { createMaturityRouter, maturityPlainRoutes } from "./index.ts";
import { breadGround } from "./testing/bread.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** A server on which somebody with this reach asks. */
async function serve(reach: Reach) {
  const ground = breadGround(database.db, { units: { north: 60, south: 30, east: 10 }, months: { "2026-05": 0.95 } });
  const may = ["open", "known", "position.read"] as const;
  const asker: Asker = { id: "1", name: "Uma", kind: "person", may, reach: () => reach };
  const { server, url } = await serveForTest({
    recognise: () => Promise.resolve({ asker }),
    mounts: [mountApi({ name: "position", router: createMaturityRouter(), context: () => ({ ground, asker }) })],
    plainRoutes: maturityPlainRoutes(ground),
  });
  onTestFinished(() => server.close({ graceSeconds: 0 }));
  return async (path: string) => {
    const response = await fetch(`${url}/api/${path}`);
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const body: unknown = isJson ? await response.json() : await response.arrayBuffer();
    return { status: response.status, body };
  };
}

const ROUTES = ["position?", "position/months?", "position.pdf?"];

test("with a grant for units: the map, the months and the page of these, not of others and not of the whole", async () => {
  const ask = await serve([{ units: ["north", "south"], functions: null }]);
  for (const route of ROUTES) {
    expect([route, (await ask(`${route}unit=south`)).status]).toEqual([route, 200]);
    expect([route, await ask(route)]).toMatchObject([route, { status: 422, body: { code: "unit_needed" } }]);
    const [other, none] = [await ask(`${route}unit=east`), await ask(`${route}unit=nowhere`)];
    expect(other).toMatchObject({ status: 404, body: { code: "unknown_unit" } });
    const words = (reply: unknown) =>
      JSON.stringify(reply)
        .replaceAll(/east|nowhere/g, "UNIT")
        .replaceAll(/"instance":"[^"]*"/g, "");
    expect(words(other)).toBe(words(none));
  }
  expect((await ask("position?unit=south")).body).toMatchObject({ unit: "south", binding: { units: [] } });
  expect((await ask("position/units")).body).toMatchObject({ units: [{ unit: "north" }, { unit: "south" }] });
});

test("with a grant for the whole: all of it", async () => {
  const ask = await serve("all");
  for (const route of ROUTES) expect([route, (await ask(route)).status]).toEqual([route, 200]);
  expect((await ask("position/units")).body).toMatchObject({ units: [{}, {}, { unit: "east" }] });
});
