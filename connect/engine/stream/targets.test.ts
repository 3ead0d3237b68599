import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";

import { createMapper, openConnector } from "../index.ts";
import { keeperOf, manifestOf, openSite, readAll, type Site, type TestGround, testGround } from "../testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const mapper = createMapper();
let site: Site;
let ground: TestGround;

beforeEach(async () => {
  site = await openSite();
  ground = testGround(mapper);
});
afterEach(async () => {
  await ground.close();
  await site.close();
});
afterAll(() => mapper.close());

const manifest = (more = "") =>
  manifestOf(
    `
id: crm
name: CRM
about: For tests.
settings:
  site: { title: Address, kind: url }
base: "{site}/api"
streams:
  contacts:
    title: Contacts
    maps: persons
    ${more}
    request: { path: /contacts, query: { since: "{since}" } }
    records: $
    watermark: changed
    edits: seen
    deletions: seen
    map: |
      { "externalId": id, "version": $toMillis(changed), "at": changed, "deleted": gone, "account": id, "email": mail,
        "name": name, "attributes": { "Tier": tier, "Points": points, "Notes": notes, "Tags": tags } }
  pages:
    title: Pages
    maps: documents
    request: { path: /pages }
    records: $
    edits: not_seen
    deletions: not_seen
    map: |
      { "externalId": id, "at": at, "title": title, "text": $html(html), "url": url, "tags": tags }
webhook:
  stream: contacts
  signature: { kind: token, secret: word, header: X-Word }
`.replace("settings:", "settings:\n  word: { title: Word, kind: secret, needed: false }"),
  );

const connector = (more?: string) => openConnector(manifest(more), ground, keeperOf());
const settings = () => ({ site: site.url, word: "secret-word" });
const changed = "2019-01-01T00:00:00Z";

test("contacts come as persons, however old they are, with texts as attributes and no nothing among them", async () => {
  site.answers = () => [
    { id: 17, changed, name: "Ann", tier: "gold", points: 12, notes: "x".repeat(900), tags: ["a"], mail: null },
    { id: 18, changed, gone: true },
  ];
  const { items } = await readAll(connector(), {
    settings: settings(),
    stream: "contacts",
    since: "2026-01-01T00:00:00Z",
  });
  expect(items.map(({ status }) => status)).toEqual(["person", "person"]);
  const [ann, gone] = items.flatMap((item) => (item.status === "person" ? [item.person] : []));
  expect(ann).toMatchObject({
    externalId: "17",
    account: "17",
    name: "Ann",
    version: Date.parse(changed),
    attributes: { Tier: "gold", Points: "12", Notes: `${"x".repeat(499)}…`, Tags: '["a"]' },
  });
  expect(gone).toMatchObject({ externalId: "18", deleted: true });
  expect(site.asked[0]?.query.get("since")).toBe("1970-01-01T00:00:00Z");
});

test("the first reading goes back as far as the connector says, and the next goes on from the newest change", async () => {
  site.answers = () => [{ id: 1, changed: "2026-05-30T00:00:00Z" }];
  const one = connector("backfill_days: 10");
  const { cursor } = await readAll(one, { settings: settings(), stream: "contacts", since: "2026-06-01T00:00:00Z" });
  expect(site.asked[0]?.query.get("since")).toBe("2026-05-22T12:00:00Z");
  await readAll(one, { settings: settings(), stream: "contacts", cursor, since: "2026-06-01T00:00:00Z" });
  expect(site.asked[1]?.query.get("since")).toBe("2026-05-29T23:55:00Z");
});

test("what is nobody, and what has no title, is kept with its reason, and the others come", async () => {
  site.answers = ({ path }) =>
    path.endsWith("contacts")
      ? [
          { changed, id: 1 },
          { changed, name: "Nobody" },
          { changed, id: 3 },
        ]
      : [
          {
            id: 1,
            at: changed,
            title: "One",
            html: "<p>It <b>is</b></p>",
            url: "https://help.example/1",
            tags: [7, "b"],
          },
          { id: 2, at: changed, title: "" },
          { id: 3, at: changed, title: "Three", url: "javascript:alert(1)" },
        ];
  const persons = (await readAll(connector(), { settings: settings(), stream: "contacts" })).items;
  expect(persons.map(({ status }) => status)).toEqual(["person", "rejected", "person"]);
  expect(persons[1]).toMatchObject({ reason: { code: "mapping_does_not_fit" } });
  const documents = (await readAll(connector(), { settings: settings(), stream: "pages" })).items;
  expect(documents[0]).toMatchObject({
    status: "document",
    document: { title: "One", text: "It is", tags: ["7", "b"] },
  });
  expect(documents[1]).toMatchObject({ externalId: "2", reason: { message: expect.stringContaining("title") } });
  expect(documents[2]).toMatchObject({ externalId: "3", reason: { message: expect.stringContaining("url") } });
});

test("hostile names, values and dates become what can be kept, or wait with their reason", async () => {
  const long = "n".repeat(300);
  const attributes = { "a\u0000b": "c\u0000d", "\ud800": "\udc00", " ": "nothing", [long]: 1, __proto__: { x: 1 } };
  site.answers = () => [
    { id: 1, changed, tier: attributes },
    { id: 2, changed: "0000-01-01T00:00:00Z" },
  ];
  const odd = openConnector(
    { ...manifest(), streams: { contacts: { ...streamOf("contacts"), map: ODD } } },
    ground,
    keeperOf(),
  );
  const { items } = await readAll(odd, { settings: settings(), stream: "contacts" });
  const [first, second] = items;
  if (first?.status !== "person") throw new Error(JSON.stringify(first));
  expect(first.person.attributes).toEqual({ ab: "cd", "\ufffd": "\ufffd", [`${"n".repeat(99)}…`]: "1" });
  expect(second).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("years 1 to 9999") } });
});

const ODD = `{ "externalId": id, "at": changed, "account": id, "attributes": tier }`;

function streamOf(id: string) {
  const stream = manifest().streams[id];
  if (!stream) throw new Error(`there is no stream ${id}`);
  return stream;
}

test("an event of a stream of persons brings persons", async () => {
  const body = Buffer.from(JSON.stringify({ id: 17, changed, name: "Ann", tier: "gold" }));
  const { items } = await connector().mapWebhook(settings(), body);
  expect(items).toMatchObject([{ status: "person", person: { externalId: "17", attributes: { Tier: "gold" } } }]);
});
