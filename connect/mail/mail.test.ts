import { sourceRecord, type Delivered, type SourceRecord } from "@firsthand/connect/records";
import { expect, test } from "vitest";

import { StreamFailure, type Cursor, type StreamPage } from "../streams/index.ts";
import { mailboxConnector } from "./index.ts";
import { watchMailbox } from "./watch-mailbox.ts";
import { mailOf, openImapServer, type ImapServer } from "./testing/imap-server.ts";

const NOW = Date.UTC(2024, 5, 1);
const SINCE = new Date("2000-01-01");
const connector = mailboxConnector({ now: () => NOW, chance: Math.random });
const allowedHosts = ["127.0.0.1"];

const settingsOf = ({ port }: Pick<ImapServer, "port">, more: Readonly<Record<string, string>> = {}) => ({
  host: "127.0.0.1",
  port: String(port),
  security: "none",
  user: "testuser",
  password: "testpass",
  own: "shop.example",
  ...more,
});

interface Asked {
  readonly settings: Readonly<Record<string, string>>;
  readonly cursor?: Cursor | null;
  readonly since?: Date;
  readonly signal?: AbortSignal;
  readonly hosts?: readonly string[];
}

function reading({
  settings,
  cursor = null,
  since = SINCE,
  signal,
  hosts = allowedHosts,
}: Asked): AsyncIterable<StreamPage> {
  const read = connector.read({ settings, allowedHosts: hosts });
  return read({ stream: "mails", settings, cursor, since, signal: signal ?? new AbortController().signal });
}

async function read(asked: Asked): Promise<{ items: Delivered[]; cursor: Cursor | null; pages: number }> {
  const items: Delivered[] = [];
  let cursor = asked.cursor ?? null;
  let pages = 0;
  for await (const page of reading(asked)) {
    items.push(...(page.items as Delivered[]));
    ({ cursor } = page);
    pages += 1;
  }
  return { items, cursor, pages };
}

const failureOf = async (asked: Asked): Promise<StreamFailure> => {
  const error: unknown = await read(asked).catch((reason: unknown) => reason);
  if (error instanceof StreamFailure) return error;
  throw new Error("no StreamFailure", { cause: error });
};

const recordsOf = (items: readonly Delivered[]): SourceRecord[] =>
  items.flatMap((item) => (item.status === "understood" ? [sourceRecord.parse(item.record)] : []));

test("mails of the inbox come in, those of the sent folder go out; they hang together by their ids", async () => {
  const server = await openImapServer({
    inbox: [mailOf({ "Message-ID": "<1@x>", Subject: "Where is it?" })],
    sent: [
      mailOf({
        "Message-ID": "<2@s>",
        "In-Reply-To": "<1@x>",
        From: "Agent <agent@alias.example>",
        To: "ann@example.com",
      }),
    ],
  });
  const { items, cursor } = await read({ settings: settingsOf(server) });
  expect(
    recordsOf(items).map(({ externalId, direction, parents, author }) => [
      externalId,
      direction,
      parents,
      author?.role,
    ]),
  ).toEqual([
    ["1@x", "in", [], "customer"],
    ["2@s", "out", ["1@x"], "agent"],
  ]);
  expect(items[0]?.raw && Buffer.from(items[0].raw).toString()).toContain("Subject: Where is it?");
  expect(cursor).toEqual({
    folders: { INBOX: { uidValidity: "7", lastUid: 1 }, Sent: { uidValidity: "1", lastUid: 1 } },
  });
  expect(await read({ settings: settingsOf(server), cursor })).toMatchObject({ items: [], pages: 0 });
  server.put("INBOX", mailOf({ "Message-ID": "<3@x>" }, "And now?"));
  const later = await read({ settings: settingsOf(server), cursor });
  expect(recordsOf(later.items).map(({ text }) => text)).toEqual(["And now?"]);
});

test("whatever page the reading is cut after, the rest comes next time and nothing is missing", async () => {
  const inbox = Array.from({ length: 450 }, (_, index) => mailOf({ "Message-ID": `<${index}@x>` }, `text ${index}`));
  const server = await openImapServer({ inbox });
  const settings = settingsOf(server);
  const found: string[] = [];
  let cursor: Cursor | null = null;
  for (let turn = 0; turn < 10; turn += 1) {
    let pages = 0;
    for await (const page of reading({ settings, cursor })) {
      expect(page.items.length).toBeLessThanOrEqual(200);
      found.push(...recordsOf(page.items as Delivered[]).map(({ externalId }) => String(externalId)));
      ({ cursor } = page);
      pages += 1;
      break;
    }
    if (pages === 0) break;
  }
  expect(found).toEqual(inbox.map((_, index) => `${index}@x`));
});

test("a connection that breaks in the middle is told as cut, and what came before it stays good", async () => {
  const server = await openImapServer({
    inbox: Array.from({ length: 401 }, (_, index) => mailOf({ "Message-ID": `<${index}@x>` })),
  });
  const settings = settingsOf(server);
  const items: Delivered[] = [];
  let cursor: Cursor | null = null;
  const broken = (async () => {
    for await (const page of reading({ settings })) {
      items.push(...(page.items as Delivered[]));
      ({ cursor } = page);
      server.cut();
    }
  })();
  await expect(broken).rejects.toMatchObject({ code: "cut" });
  expect(items).toHaveLength(200);
  const rest = await read({ settings, cursor });
  expect(new Set(recordsOf([...items, ...rest.items]).map(({ externalId }) => externalId)).size).toBe(401);
});

test("a server that numbers anew is read from the beginning, with the same ids; mails without an id are named by their bytes", async () => {
  const inbox = [mailOf({ "Message-ID": "<1@x>" }), mailOf({}, "no id")];
  const server = await openImapServer({ inbox });
  const settings = settingsOf(server);
  const first = await read({ settings });
  server.server.getMailbox("INBOX").uidvalidity = 8;
  const again = await read({ settings, cursor: first.cursor });
  expect(recordsOf(again.items)).toEqual(recordsOf(first.items));
  expect(recordsOf(again.items)[1]?.externalId).toMatch(/^sha256:[\da-f]{64}$/);
  expect(again.cursor).toMatchObject({ folders: { INBOX: { uidValidity: "8", lastUid: 2 } } });
});

test("nothing older than wanted is read, and it is not looked for again", async () => {
  const more = {
    Old: { messages: [{ raw: mailOf({ "Message-ID": "<old@x>" }), internaldate: "02-Jan-2001 00:00:00 +0000" }] },
  };
  const server = await openImapServer({ inbox: [], more });
  const settings = settingsOf(server, { folders: "Old" });
  const { items, cursor } = await read({ settings, since: new Date("2010-01-01") });
  expect([items, cursor]).toEqual([[], { folders: { Old: { uidValidity: "1", lastUid: 1 } } }]);
  expect((await read({ settings, since: new Date("2000-01-01") })).items).toHaveLength(1);
});

test("a mail that nobody can read is rejected with its bytes, and does not hold up the others", async () => {
  const nested = Array.from(
    { length: 500 },
    (_, depth) => `--b${depth}\r\nContent-Type: multipart/mixed; boundary=b${depth + 1}\r\n\r\n`,
  );
  const inbox = [
    mailOf({ "Message-ID": "<1@x>" }),
    `From: a@b.example\r\nDate: ${"x".repeat(50)}\r\nMessage-ID: <2@x>\r\n\r\nno date`,
    mailOf({ "Message-ID": "<3@x>", "Content-Type": "multipart/mixed; boundary=b0" }, nested.join("")),
    mailOf({ "Message-ID": "<4@x>" }, "after"),
  ];
  const server = await openImapServer({ inbox });
  const { items } = await read({ settings: settingsOf(server) });
  expect(items.map((item) => (item.status === "understood" ? item.record.text : item.reason.code))).toEqual([
    "Hello",
    "missing_date",
    "unparsable_mail",
    "after",
  ]);
  expect(items[1]?.raw && Buffer.from(items[1].raw).toString()).toContain("no date");
});

test("of a huge mail the beginning is read, and the others do not wait for it", async () => {
  const attached = [
    "--b\nContent-Type: text/plain\n\nMy complaint\n--b\nContent-Type: application/octet-stream; name=big.bin\nContent-Transfer-Encoding: base64\n",
    "QUJD".repeat(19).concat("\n").repeat(380_000),
    "--b--",
  ].join("\n");
  const server = await openImapServer({
    inbox: [
      mailOf({ "Message-ID": "<big@x>", "Content-Type": "multipart/mixed; boundary=b" }, attached),
      mailOf({ "Message-ID": "<small@x>" }),
    ],
  });
  const { items } = await read({ settings: settingsOf(server) });
  const [big, small] = recordsOf(items);
  expect([big?.text, small?.externalId]).toEqual(["My complaint", "small@x"]);
  expect(big?.extra["mail_cut"]).toMatch(/^read: the first 1048576 of \d{8} bytes$/);
  expect(items[0]?.raw?.length).toBe(1024 * 1024);
}, 60_000);

test("what stands in the way is told with what to do", async () => {
  const server = await openImapServer({ inbox: [mailOf({})] });
  const settings = settingsOf(server);
  expect(await failureOf({ settings: { ...settings, password: "wrong" } })).toMatchObject({ code: "refused" });
  expect(await failureOf({ settings: { ...settings, folders: "Nowhere" } })).toMatchObject({
    code: "misset",
    advice: expect.stringContaining("INBOX"),
  });
  expect(await failureOf({ settings, hosts: [] })).toMatchObject({ code: "forbidden_address" });
  expect(
    await failureOf({ settings: { ...settings, host: "169.254.169.254" }, hosts: ["169.254.169.254"] }),
  ).toMatchObject({ code: "forbidden_address" });
  expect(await failureOf({ settings: { ...settings, port: "1" } })).toMatchObject({ code: "unreachable" });
  expect(await failureOf({ settings: { ...settings, security: "tls" } })).toMatchObject({ code: "misset" });
  expect(await failureOf({ settings: { ...settings, security: "starttls" } })).toMatchObject({ code: "misset" });
  expect(await failureOf({ settings: { host: "x" } })).toMatchObject({
    code: "misset",
    message: expect.stringContaining("password"),
  });
  const wrong = await failureOf({ settings: { ...settings, password: "wrong-word" } });
  expect(JSON.stringify([wrong.message, wrong.advice, wrong.answer])).not.toContain("wrong-word");
});

test("a server without STARTTLS is not talked to in the clear when encryption was asked for", async () => {
  const server = await openImapServer({ inbox: [mailOf({})] }, { plugins: [] });
  expect(await failureOf({ settings: settingsOf(server, { security: "starttls" }) })).toMatchObject({ code: "misset" });
});

test("who stops gets no more, and the connection is given back", async () => {
  const server = await openImapServer({
    inbox: Array.from({ length: 401 }, (_, index) => mailOf({ "Message-ID": `<${index}@x>` })),
  });
  const stop = new AbortController();
  const items: Delivered[] = [];
  const stopped = (async () => {
    for await (const page of reading({ settings: settingsOf(server), signal: stop.signal })) {
      items.push(...(page.items as Delivered[]));
      stop.abort();
    }
  })();
  await expect(stopped).rejects.toBeInstanceOf(StreamFailure);
  expect(items).toHaveLength(200);
  await expect.poll(() => server.connections()).toBe(0);
});

test("who waits hears of a new mail, also after a lost connection, and at once of what came meanwhile", async () => {
  const server = await openImapServer({ inbox: [mailOf({ "Message-ID": "<1@x>" })] });
  const settings = settingsOf(server);
  const stop = new AbortController();
  const watching = { settings, allowedHosts, signal: stop.signal, chance: () => 0 };
  const { cursor } = await read({ settings });
  expect(await watchMailbox({ ...watching, cursor: null })).toBe(true);

  const news = watchMailbox({ ...watching, cursor });
  await new Promise((resolve) => setTimeout(resolve, 500));
  server.cut();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  server.put("INBOX", mailOf({ "Message-ID": "<2@x>" }));
  expect(await news).toBe(true);

  const after = (await read({ settings, cursor })).cursor;
  const waiting = watchMailbox({ ...watching, cursor: after });
  setTimeout(() => stop.abort(), 300);
  expect(await waiting).toBe(false);
  const refused = watchMailbox({
    ...watching,
    signal: new AbortController().signal,
    settings: { ...settings, password: "no" },
    cursor,
  });
  await expect(refused).rejects.toMatchObject({ code: "refused" });
}, 30_000);
