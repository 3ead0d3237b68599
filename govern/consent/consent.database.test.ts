import { accessKinds } from "@firsthand/kernel/permissions";
import { mountApi, nobody, type Asker, type Recognise } from "@firsthand/platform/http";
import { cloneDatabase, serveForTest, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";

import {
  createConsentRouter,
  createLimiter,
  linkKey,
  PREFERENCES_LIMIT,
  takeShippedPurposes,
  type ConsentGround,
  type KnownIdentity,
} from "./index.ts";

const anna: KnownIdentity = {
  identityId: "01998f3e-7c1a-7001-8def-000000000001",
  kind: "email",
  value: "anna@example.org",
  keys: ["00000000-0000-8000-8000-00000000000a"],
};
const annaPhone: KnownIdentity = {
  identityId: "01998f3e-7c1a-7002-8def-000000000002",
  kind: "phone",
  value: "+493012345678",
  keys: [],
};
const ben: KnownIdentity = {
  identityId: "01998f3e-7c1a-7003-8def-000000000003",
  kind: "email",
  value: "ben@example.org",
  keys: [],
};

let database: TestDatabase;
let persons: readonly (readonly KnownIdentity[])[];
let now: Date;
let url: string;
let close: () => Promise<unknown>;
let ground: ConsentGround;

beforeAll(async () => {
  database = await cloneDatabase();
  ground = {
    db: database.db,
    now: () => now,
    organisation: "Nordlicht",
    key: linkKey(new Uint8Array(32)),
    limit: (word, at) => limit(word, at),
    customers: {
      identitiesOf: async (_tx, id) => persons.find((one) => one.some(({ identityId }) => identityId === id)) ?? [],
      find: async (_tx, values) =>
        new Map(persons.flat().flatMap((one) => (one.value && values.includes(one.value) ? [[one.value, one]] : []))),
      count: async () => ({ people: 10, said: [{ purpose: "marketing", channel: "email", given: 3, withdrawn: 1 }] }),
    },
  };
  const agent: Asker = { id: "1", name: "Ada", kind: "person", may: accessKinds, reach: () => "all" };
  const recognise: Recognise = async ({ authorization }) => ({ asker: authorization ? agent : nobody });
  const router = createConsentRouter();
  const mount = mountApi({ name: "consent", router, context: (asker) => ({ ground, asker, address: "192.0.2.1" }) });
  const { server, url: at } = await serveForTest({ recognise, mounts: [mount] });
  url = at;
  close = () => server.close({ graceSeconds: 0 });
});
afterAll(async () => {
  await close();
  await database.drop();
});

let limit = createLimiter(PREFERENCES_LIMIT);
beforeEach(async () => {
  limit = createLimiter(PREFERENCES_LIMIT);
  now = new Date("2026-03-10T09:00:00Z");
  persons = [[anna, annaPhone], [ben]];
  await database.pool.query("truncate consent_event, consent_link, consent_purpose");
  await takeShippedPurposes(database.db, now);
});

const answer = z.looseObject({ code: z.string().optional() });
type Answer = z.infer<typeof answer> & { status: number };

async function ask(method: string, path: string, body?: unknown, who = "agent"): Promise<Answer> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      ...(who === "agent" ? { authorization: "Bearer agent" } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...json,
  });
  const said: unknown = await response.json();
  return { ...answer.parse(Array.isArray(said) ? { rows: said } : said), status: response.status };
}

const say = (person: KnownIdentity, state: string, more: object = {}) =>
  ask("POST", `/consent/people/${person.identityId}`, { purpose: "marketing", channel: "email", state, ...more });
const mayContact = async (person: KnownIdentity, purpose = "marketing", channel = "email") =>
  (await ask("GET", `/consent/people/${person.identityId}/contact?purpose=${purpose}&channel=${channel}`))["answer"];

async function tokenFor(person: KnownIdentity, days?: number): Promise<string> {
  const { path } = await ask("POST", `/consent/people/${person.identityId}/link`, days === undefined ? {} : { days });
  expect(path).toMatch(/^\/preferences#/);
  return String(path).replace("/preferences#", "");
}
const read = (token: string) => ask("POST", "/preferences", { token }, "customer");

const preferences = z.looseObject({
  purposes: z.array(
    z.looseObject({ id: z.string(), channels: z.array(z.object({ channel: z.string(), state: z.string() })) }),
  ),
});
const statesOf = (said: unknown) =>
  preferences
    .parse(said)
    .purposes.flatMap(({ id, channels }) => channels.map((one) => `${id} ${one.channel} ${one.state}`));

test("what a person said by any identity holds for all of them, and the newest stands", async () => {
  expect(await mayContact(anna)).toBe("unknown");
  await say(anna, "given", { proof: "form 7" });
  expect(await mayContact(annaPhone)).toBe("yes");
  await say(annaPhone, "withdrawn", { at: "2026-03-09T09:00:00Z" });
  expect(await mayContact(anna)).toBe("yes");
  now = new Date("2026-03-11T09:00:00Z");
  await say(annaPhone, "withdrawn");
  expect([await mayContact(anna), await mayContact(ben)]).toEqual(["no", "unknown"]);
  const { history } = await ask("GET", `/consent/people/${anna.identityId}`);
  expect(history).toMatchObject([
    { state: "withdrawn", source: "agent", by: "Ada" },
    { state: "given", proof: "form 7", purposeVersion: 1 },
    { state: "withdrawn" },
  ]);
});

test("what needs no consent may be done until somebody objects", async () => {
  expect(await mayContact(anna, "service")).toBe("yes");
  await say(anna, "withdrawn", { purpose: "service" });
  expect(await mayContact(anna, "service")).toBe("no");
});

test("a refusal is known again by the keyed hash when the customer comes back as somebody new", async () => {
  await say(anna, "withdrawn");
  const again = { ...anna, identityId: "01998f3e-7c1a-7005-8def-000000000009" };
  persons = [[again]];
  expect(await mayContact(again)).toBe("no");
});

test.each([
  [{ purpose: "sales" }, "unknown_purpose"],
  [{ purposeVersion: 7 }, "unknown_purpose_version"],
  [{ channel: "app" }, "channel_not_offered"],
  [{ at: "2026-03-12T09:00:00Z" }, "consent_in_future"],
  [{ channel: "pigeon" }, "invalid_input"],
])("%o is refused as %s, and nothing is recorded", async (more, code) => {
  expect(await say(anna, "given", more)).toMatchObject({ code });
  expect((await database.pool.query("select 1 from consent_event")).rowCount).toBe(0);
});

test("nobody is recorded for who is not there", async () => {
  const nowhere = { ...ben, identityId: "01998f3e-7c1a-7005-8def-00000000000f" };
  expect(await say(nowhere, "given")).toMatchObject({ status: 404, code: "unknown_person" });
});

test("a change of a purpose is a version; what was shown stays readable, and two people do not overwrite each other", async () => {
  const change = { title: "News", text: "Only news.", basis: "consent", channels: ["email"], active: true };
  const save = (ifVersion: number) => ask("PUT", "/consent/purposes/marketing", { ...change, ifVersion });
  const both = await Promise.all([save(1), save(1)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const { rows } = await ask("GET", "/consent/purposes/marketing");
  expect(rows).toMatchObject([
    { version: 2, text: "Only news.", origin: "edited", by: "Ada" },
    { version: 1, origin: "shipped" },
  ]);
  await takeShippedPurposes(database.db, now);
  expect(await ask("GET", "/consent/purposes/marketing")).toEqual({ status: 200, rows });
  expect(await say(anna, "given", { purposeVersion: 1, channel: "sms" })).toMatchObject({ status: 200 });
  expect(await mayContact(anna, "marketing", "sms")).toBe("no");
});

test("a file is taken whole or not at all, and the same file twice records nothing twice", async () => {
  const good = "customer,purpose,channel,state,at\nanna@example.org,marketing,email,given,2026-03-01\n";
  const bad = `${good}nobody@example.org,marketing,email,given,2026-03-01\nben@example.org,x,email,given,2026-03-01\n`;
  const refused = await ask("POST", "/consent/import", { csv: bad });
  expect(refused).toMatchObject({
    status: 422,
    faults: [
      { line: 3, column: "customer" },
      { line: 4, column: "purpose" },
    ],
  });
  expect(JSON.stringify(refused)).not.toContain("nobody@");
  expect(await mayContact(anna)).toBe("unknown");
  expect(await ask("POST", "/consent/import", { csv: good })).toMatchObject({ recorded: 1, repeated: 0 });
  expect(await ask("POST", "/consent/import", { csv: good })).toMatchObject({ recorded: 0, repeated: 1 });
  expect(await mayContact(anna)).toBe("yes");
});

test("the summary counts who said nothing, of active purposes only", async () => {
  const { rows } = await ask("GET", "/consent");
  expect(rows).toContainEqual({ purpose: "marketing", channel: "email", given: 3, withdrawn: 1, unknown: 6 });
  expect(rows).toContainEqual({ purpose: "partners", channel: "any", given: 0, withdrawn: 0, unknown: 10 });
});

test("the holder of a link sees what they agreed to, and of themselves only a masked address", async () => {
  await say(annaPhone, "given", { channel: "sms", proof: "call 7" });
  const shown = await read(await tokenFor(anna));
  expect(shown).toMatchObject({ status: 200, address: "a•••@example.org", organisation: "Nordlicht" });
  expect(statesOf(shown)).toContain("marketing sms given");
  expect(JSON.stringify(shown)).not.toMatch(/anna@|493012|call 7|Ada|01998f3e/);
});

test("the holder of a link agrees and withdraws, one by one and all at once", async () => {
  const token = await tokenFor(anna);
  const choice = { token, purpose: "research", channel: "email", purposeVersion: 1 };
  const chosen = await ask("POST", "/preferences/choice", { ...choice, state: "given" }, "customer");
  expect(statesOf(chosen)).toContain("research email given");
  const { history } = await ask("GET", `/consent/people/${anna.identityId}`);
  expect(history).toMatchObject([{ source: "preference_page", by: "the customer", purposeVersion: 1 }]);
  now = new Date("2026-03-10T09:05:00Z");
  const none = await ask("POST", "/preferences/withdrawal", { token }, "customer");
  expect(statesOf(none).every((state) => state.endsWith(" withdrawn"))).toBe(true);
  expect([await mayContact(annaPhone, "research"), await mayContact(ben, "research")]).toEqual(["no", "unknown"]);
});

test("what the law requires is neither chosen nor withdrawn by a link, also with everything else", async () => {
  const words = { title: "Recalls", text: "We tell you of dangers.", channels: ["email"], active: true };
  await ask("PUT", "/consent/purposes/recalls", { ...words, basis: "legal_obligation", ifVersion: 0 });
  const token = await tokenFor(anna);
  const choice = { token, purpose: "recalls", channel: "email", purposeVersion: 1, state: "withdrawn" };
  const refused = await ask("POST", "/preferences/choice", choice, "customer");
  expect(refused).toMatchObject({ status: 409, code: "purpose_required_by_law" });
  const none = await ask("POST", "/preferences/withdrawal", { token }, "customer");
  expect(statesOf(none)).toEqual(expect.arrayContaining(["recalls email unknown", "service email withdrawn"]));
  expect(await mayContact(anna, "recalls")).toBe("yes");
});

test("what the page does not offer cannot be chosen by its link", async () => {
  const token = await tokenFor(anna);
  const choose = async (more: object) => {
    const choice = { token, purpose: "research", channel: "email", purposeVersion: 1, state: "given", ...more };
    return (await ask("POST", "/preferences/choice", choice, "customer")).code;
  };
  expect(await choose({ purpose: "sales" })).toBe("unknown_purpose");
  expect(await choose({ purposeVersion: 2 })).toBe("unknown_purpose_version");
  expect(await choose({ channel: "post" })).toBe("channel_not_offered");
});

test("expired, replaced, revoked and invented links all get the same answer", async () => {
  const expired = await tokenFor(ben, 1);
  const replaced = await tokenFor(anna);
  const standing = await tokenFor(anna);
  expect((await read(standing)).status).toBe(200);
  const dropped = async (token: string) => {
    const { instance: _request, ...said } = await read(token);
    return said;
  };
  const invented = await dropped("x".repeat(75));
  expect(invented).toMatchObject({ status: 404, code: "preference_link_not_open" });
  expect(await dropped(replaced)).toEqual(invented);
  now = new Date("2026-03-11T09:00:00Z");
  expect(await dropped(expired)).toEqual(invented);
  await ask("DELETE", `/consent/people/${annaPhone.identityId}/link`);
  expect(await dropped(standing)).toEqual(invented);
  persons = [];
  expect(await dropped(await signedForNobody())).toEqual(invented);
});

async function signedForNobody(): Promise<string> {
  persons = [[ben]];
  const token = await tokenFor(ben);
  persons = [];
  return token;
}

test("who tries too often waits, whether the link opens or not", async () => {
  const token = await tokenFor(anna);
  const asked = await Promise.all(Array.from({ length: PREFERENCES_LIMIT.times }, () => read(token)));
  expect(asked.every(({ status }) => status === 200)).toBe(true);
  expect(await read(token)).toMatchObject({ status: 429, code: "too_many_attempts" });
});

test("who is restricted under any address may not be contacted for anything, whatever they said, until it is lifted", async () => {
  await say(anna, "given", { proof: "a letter" });
  await database.pool.query(
    `insert into restriction (request_id, identity_ids, since, by_name, why)
     values (gen_random_uuid(), $1, now(), 'Pia', 'she asked')`,
    [[annaPhone.identityId]],
  );
  expect([await mayContact(anna), await mayContact(anna, "service"), await mayContact(ben, "service")]).toEqual([
    "no",
    "no",
    "yes",
  ]);
  const shown = JSON.stringify(await ask("GET", `/consent/people/${anna.identityId}`));
  expect(shown).not.toContain('"answer":"yes"');
  expect(shown).not.toContain("a letter");
  await database.pool.query("update restriction set lifted_at = now()");
  expect(await mayContact(anna)).toBe("yes");
});
