import { join } from "node:path";

import { expect, test } from "vitest";
import { z } from "zod";

import { connectorFile } from "./contract.ts";
import { readManifest, readSettings, sourceOf } from "./index.ts";

test("the published schema is that of the code; `vitest -u` writes it anew", async () => {
  const schema = {
    $id: "urn:firsthand:schema:connector",
    title: "Connector",
    ...z.toJSONSchema(connectorFile, { io: "input", target: "draft-7" }),
  };
  const file = join(import.meta.dirname, "../connectors/connector.schema.json");
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file);
});

const SHOP = `
id: shop
name: Shop
about: Questions about products.
settings:
  site: { title: Address, kind: url }
  token: { title: Token, kind: secret, needed: false }
  extent: { title: Size, kind: choice, choices: { s: Small, l: Large }, default: s }
base: "{site}/api"
authentication: { kind: bearer, token: "{token}" }
streams:
  questions:
    title: Questions
    source: { channel: shop, visibility: public, threading: explicit }
    request: { path: /questions, query: { since: "{since|date}", page: "{page}" } }
    paging: { kind: page, size: 50 }
    records: questions
    watermark: changed
    edits: seen
    deletions: not_seen
    map: |
      {
        "externalId": id,
        "version": version,
        "thread": thread,
        "text": text
      }
actions:
  reply:
    title: Answer
    does: reply
    request: { method: POST, path: "/questions/{input.thread}", body: { json: { text: "{input.text}" } } }
webhook:
  stream: questions
  signature: { kind: hmac, secret: token, over: "{timestamp}.{body}", header: X-Sign, timestamp: { header: X-Time } }
`;

/** What is told of the shop with some of it changed. */
function told(...changes: readonly (readonly [string, string])[]): string[] {
  const text = changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, () => to);
  }, SHOP);
  const read = readManifest(text);
  return read.ok ? [] : read.faults.map(({ line, path, message }) => `${line} ${path}: ${message}`);
}

test("persons and documents need no source of their own, and nothing that hangs messages together", () => {
  const text = SHOP.replace("    source: { channel: shop, visibility: public, threading: explicit }\n", "")
    .replace("    title: Questions\n", "    title: Questions\n    maps: persons\n")
    .replace('"thread": thread,', "");
  const read = readManifest(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(sourceOf(read.manifest, "questions")).toMatchObject({
    stream: "questions",
    declaration: { channel: "persons", visibility: "private", answers: "elsewhere" },
  });
});

test("a right manifest is read, with what it does not say", () => {
  const read = readManifest(SHOP);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(read.manifest).toMatchObject({ icon: "plug", headers: {}, actions: { reply: { repeatable: false } } });
  expect(read.manifest.streams["questions"]).toMatchObject({
    every_minutes: 10,
    maps: "interactions",
    order: "unknown",
    overlap_seconds: 300,
  });
  expect(sourceOf(read.manifest, "questions")?.declaration).toEqual({
    channel: "shop",
    visibility: "public",
    threading: "explicit",
    answers: "included",
    gapHours: 72,
    promiseHours: 24,
    brandAccounts: false,
  });
  expect(sourceOf(read.manifest, "constructor")).toBeUndefined();
});

test.each<readonly [string, readonly [string, string], string | readonly string[]]>([
  ["a setting mistyped", ['"{site}/api"', '"{stie}/api"'], "9 base: there is no value stie; did you mean site?"],
  [
    "a value that is none here",
    ['since: "{since|date}"', 'since: "{offset}"'],
    [
      "15 streams.questions.request.query.since: there is no value offset; there are site, token, extent, since, until, page, size",
      "18 streams.questions.watermark: it changes nothing: the request says {since} nowhere and order is not newest_first",
    ],
  ],
  [
    "a form of time that is none",
    ["{since|date}", "{since|week}"],
    [
      "15 streams.questions.request.query.since: there is no form week; there are iso, seconds, milliseconds, date, naive, spaced",
      "18 streams.questions.watermark: it changes nothing: the request says {since} nowhere and order is not newest_first",
    ],
  ],
  [
    "a form of what is no time",
    ["{page}", "{page|date}"],
    "15 streams.questions.request.query.page: {page} is no time, so it has no form date",
  ],
  [
    "a brace",
    ["{page}", "{page"],
    [
      "15 streams.questions.request.query.page: a { without its }; write {{ for a brace",
      "16 streams.questions.paging.kind: the request has to say {page} somewhere",
    ],
  ],
  [
    "pages that are never asked for",
    [', page: "{page}"', ""],
    "16 streams.questions.paging.kind: the request has to say {page} somewhere",
  ],
  [
    "a path of its own",
    ["path: /questions,", "path: questions,"],
    "15 streams.questions.request.path: begin it with /",
  ],
  [
    "an expression that is none",
    ["records: questions", "records: questions["],
    '17 streams.questions.records: this is no JSONata: Expected "]" before end of expression',
  ],
  [
    "a map that is none",
    ['"text": text', '"text": '],
    '27 streams.questions.map: this is no JSONata: The symbol "}" cannot be used as a unary operator',
  ],
  [
    "texts that are run",
    ['"text": text', '"text": $eval(text), "at": $now()'],
    [
      "26 streams.questions.map: $now may not be used: the same record has to give the same whenever it is read",
      "26 streams.questions.map: $eval may not be used: a text is never run as an expression",
    ],
  ],
  [
    "a function under another name",
    ['"text": text', '"text": ($f := $eval; $f(text))'],
    "26 streams.questions.map: $eval may not be used: a text is never run as an expression",
  ],
  [
    "edits that nobody sees",
    ['"version": version,', ""],
    "19 streams.questions.edits: edits are seen where map says version",
  ],
  [
    "threads that nobody says",
    ['"thread": thread,', ""],
    "14 streams.questions.source.threading: explicit threads need map to say thread",
  ],
  ["a choice without choices", [", choices: { s: Small, l: Large }", ""], "8 settings.extent: a choice needs choices"],
  [
    "a default that is no choice",
    ["default: s", "default: m"],
    "8 settings.extent.default: it is none of the choices s, l",
  ],
  [
    "a secret that is none",
    ["kind: secret, needed: false", "kind: text, needed: false"],
    [
      "10 authentication.token: it has to name a setting of the kind secret",
      "35 webhook.signature.secret: there is no setting of the kind secret token; there are none",
    ],
  ],
  [
    "a secret written down",
    ['token: "{token}"', "token: abc123"],
    "10 authentication.token: it has to name a setting of the kind secret",
  ],
  [
    "another authentication",
    ["kind: bearer", "kind: bear"],
    "10 authentication.kind: write kind: none, api_key, basic, bearer, session, oauth2_client_credentials or oauth2_authorization_code, with its keys",
  ],
  [
    "a name that is taken",
    ["  extent: {", "  cursor: {"],
    "8 settings.cursor: this name is taken; requests say {cursor} for something else",
  ],
  [
    "no encryption",
    ['base: "{site}/api"', "base: http://shop.example/api"],
    "9 base: begin it with https://, or with a setting of the kind url",
  ],
  [
    "a body of a GET",
    ["method: POST, ", ""],
    "32 actions.reply.request.body: a GET has no body; write method: POST, or a query",
  ],
  [
    "an answer without its text",
    ['{ text: "{input.text}" }', '{ text: "Hello" }'],
    "32 actions.reply.request: the request has to say {input.text} somewhere",
  ],
  [
    "a lookup that nothing is taken from",
    ["    does: reply\n", "    does: reply\n    lookup: { path: /questions }\n"],
    "32 actions.reply.lookup: write values: beside it, with what the request needs of it",
  ],
  [
    "a value that nothing makes",
    ["{input.thread}", "{value.thread}"],
    expect.stringContaining("32 actions.reply.request.path: there is no value value.thread"),
  ],
  [
    "an address of nothing",
    ['base: "{site}/api"\n', ""],
    expect.stringContaining("write base: the beginning of every address that is asked"),
  ],
  ["an input mistyped", ["{input.thread}", "{input.thraed}"], expect.stringContaining("did you mean input.thread?")],
  [
    "a stream of events mistyped",
    ["stream: questions", "stream: question"],
    "34 webhook.stream: there is no stream question; did you mean questions?",
  ],
  [
    "a body that is not signed",
    ["{timestamp}.{body}", "{timestamp}"],
    "35 webhook.signature.over: {body} has to be signed, or anybody can change it",
  ],
  [
    "a time that does not come",
    [", timestamp: { header: X-Time }", ""],
    "35 webhook.signature.over: write timestamp: beside it, with the header or the part where it stands",
  ],
  [
    "a time that anybody can change",
    ["{timestamp}.{body}", "{body}"],
    "35 webhook.signature.over: {timestamp} has to be signed too, or anybody can send an old event again",
  ],
  [
    "interactions without a source",
    ["    source: { channel: shop, visibility: public, threading: explicit }\n", ""],
    "12 streams.questions.source: interactions need it: write what must be known of the source, or the id of the stream whose source it shares",
  ],
  [
    "a target that is none",
    ["    title: Questions\n", "    title: Questions\n    maps: orders\n"],
    expect.stringContaining("14 streams.questions.maps: "),
  ],
  [
    "persons whose edits are not told",
    ['"version": version,', '"email": mail,'],
    expect.stringContaining("streams.questions.edits: edits are seen where map says version"),
  ],
  [
    "a source of nobody",
    ["source: { channel: shop, visibility: public, threading: explicit }", "source: question"],
    "14 streams.questions.source: there is no stream with a source of its own question; there are none",
  ],
  [
    "a key mistyped",
    ["watermark: changed", "watermrak: changed"],
    "18 streams.questions.watermrak: there is no such key; did you mean watermark?",
  ],
])("%s is told with its line", (_, change, faults) => {
  expect(told(change)).toEqual([faults].flat());
});

test("several mistakes are told together", () => {
  expect(
    told(
      ["{site}/api", "{stie}/api"],
      ["records: questions", "records: ("],
      ["threading: explicit", "threading: links"],
    ),
  ).toHaveLength(3);
});

test("settings of a file", () => {
  expect(readSettings("site: shop.example\nsize: 0x5\nkey: 007\nsure: true\nempty:\n")).toEqual({
    ok: true,
    settings: { site: "shop.example", size: "0x5", key: "007", sure: "true" },
  });
  expect(readSettings("site: { a: 1 }\n")).toMatchObject({ ok: false, faults: [{ line: 1, path: "site" }] });
});
