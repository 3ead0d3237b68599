import { expect, test } from "vitest";

import { MARK, payloads } from "./testing/payloads.ts";
import { type Endpoint, type Slot, endpointsIn, requestFor, slotsOf } from "./testing/schemas.ts";
import { faultOf, inHands, shareHostileSite } from "./testing/site.ts";

const site = shareHostileSite();

/** What ends the session that asks, or fills the disk and takes long, and has no text to fill in. */
const left = new Set(["DELETE /api/session", "GET /api/events"]);

/** What every place gets; of the others each gets the next few, so that all go round several times. */
const always = ["nul", "loneHigh", "dollar", "backslash", "prototype", "largestBigint", "tsquery", "spaces"];
const others = Object.keys(payloads).filter((name) => !always.includes(name));
const IN_TURN = 4;

async function endpoints(): Promise<Endpoint[]> {
  const document: unknown = await (await fetch(`${site().url}/api/openapi.json`)).json();
  return endpointsIn(document).filter(({ method, path }) => !left.has(`${method} ${path}`));
}

async function ask(endpoint: Endpoint, slot: Slot | undefined, payload: string): Promise<Response> {
  const { path, body } = requestFor(endpoint, slot, payload);
  const who = endpoint.path.startsWith("/api/session") ? site().session : site().key;
  return await fetch(site().url + path, {
    method: endpoint.method,
    redirect: "manual",
    headers: { ...who, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body }),
  });
}

const placeOf = (slot: Slot) => (slot.kind === "body" ? slot.steps.join(".") : `${slot.kind} ${slot.name}`);

test("no payload in any text of any endpoint brings out more than a refusal, and none gets into the log", async () => {
  let turn = 0;
  const asked = (await endpoints()).flatMap((endpoint) =>
    slotsOf(endpoint).flatMap((slot) =>
      [...always, ...Array.from({ length: IN_TURN }, () => others[turn++ % others.length] ?? "empty")].map((name) => ({
        endpoint,
        slot,
        name,
        payload: payloads[name] ?? "",
      })),
    ),
  );
  expect(Object.keys(payloads).length).toBeGreaterThan(100);
  expect(turn).toBeGreaterThan(others.length * 5);
  const faults = new Map<string, string>();
  await inHands(asked, 8, async ({ endpoint, slot, name, payload }) => {
    const started = performance.now();
    const fault = await faultOf(await ask(endpoint, slot, payload));
    const seconds = (performance.now() - started) / 1000;
    const at = `${endpoint.method} ${endpoint.path} ${placeOf(slot)} ${name}`;
    if (fault !== undefined) faults.set(at, fault);
    else if (seconds > 15) faults.set(at, `${seconds} s`);
  });
  expect(Object.fromEntries([...faults].slice(0, 20))).toEqual({});
  expect(
    site()
      .log.filter((line) => line.includes(MARK))
      .slice(0, 5),
  ).toEqual([]);
  expect(
    site()
      .log.filter((line) => /"level":(50|60|"error"|"fatal")/.test(line))
      .slice(0, 5),
  ).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  const { rows } = await site().database.pool.query("select to_regclass('interaction') is not null as here");
  expect(rows).toEqual([{ here: true }]);
}, 600_000);

const more = {
  role: "administrator",
  roles: ["administrator"],
  isAdmin: true,
  version: 99,
  id: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  createdAt: "2000-01-01T00:00:00Z",
  by: MARK,
  home: 1,
};

test("what an endpoint does not ask for is refused or has no effect, whatever its name", async () => {
  const faults = new Map<string, string>();
  await inHands(
    (await endpoints()).filter(({ body }) => body !== undefined),
    4,
    async (endpoint) => {
      const { path, body } = requestFor(endpoint, undefined, "");
      const own = Object.entries(more).filter(
        ([name]) => !(endpoint.body?.properties && name in endpoint.body.properties),
      );
      const polluting = `"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}`;
      const members = [JSON.stringify(Object.fromEntries(own)).slice(1, -1), polluting, (body ?? "{}").slice(1, -1)];
      const response = await fetch(site().url + path, {
        method: endpoint.method,
        headers: { ...site().key, "content-type": "application/json" },
        body: `{${members.filter((part) => part !== "").join(",")}}`,
      });
      const text = await response.clone().text();
      const fault = await faultOf(response);
      if (fault !== undefined) faults.set(`${endpoint.method} ${endpoint.path}`, fault);
      else if (response.ok && (text.includes(MARK) || text.includes('"version":99')))
        faults.set(`${endpoint.method} ${endpoint.path}`, `it was taken: ${text.slice(0, 200)}`);
    },
  );
  expect(Object.fromEntries(faults)).toEqual({});
  expect(Reflect.get({}, "polluted")).toBeUndefined();
}, 120_000);
