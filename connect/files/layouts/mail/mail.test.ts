import { sourceRecord, type Delivered } from "@firsthand/connect/records";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { readOne } from "../../index.ts";
import { deliveredFrom, inspected, inShort, NOW } from "../../testing/index.ts";
import { enrichedText } from "./enriched-text.ts";
import { htmlText } from "./html-text.ts";
import { mailDate } from "./mail-date.ts";

vi.setConfig({ testTimeout: 30_000 });

const FROM = "From a@example.org Mon Jan  2 03:04:05 2023\n";
const DATE = "Date: Mon, 2 Jan 2023 04:04:05 +0100\n";

const CONTEXT = { format: "mbox", encoding: "per-message", layout: "mail", timeZone: "UTC", channel: "email" } as const;

const mail = (headers: string, body: string) => `${FROM}From: Ann <ann@example.org>\n${DATE}${headers}\n${body}\n\n`;
const fromMbox = (content: string | Uint8Array, mapping?: string) =>
  deliveredFrom(content, { name: "a.mbox", ...(mapping === undefined ? {} : { mapping }) });
const recordOf = (item: Delivered | undefined) => {
  if (item?.status !== "understood") throw new Error(`rejected: ${item?.reason.code}`);
  return item.record;
};

test("a mail tells who wrote to whom, when, what, and what it answers", async () => {
  const headers =
    "To: Bea <bea@example.com>, carl@example.com\nCc: Team: dora@example.com, ann2@example.com;\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n and more\n" +
    "Message-ID: <3@x>\nIn-Reply-To: Your letter <2@x>\nReferences: <0@x> <1@x>\n <2@x>\n";
  const [item] = await fromMbox(mail(headers, "Hello"));
  expect(recordOf(item)).toEqual({
    externalId: "3@x",
    version: 0,
    deleted: false,
    at: "2023-01-02T03:04:05.000Z",
    direction: "in",
    kind: "message",
    channel: "email",
    author: { email: "ann@example.org", name: "Ann", role: "customer" },
    recipient: { email: "bea@example.com", name: "Bea" },
    copied: [{ email: "carl@example.com" }, { email: "dora@example.com" }, { email: "ann2@example.com" }],
    parents: ["2@x", "1@x", "0@x"],
    broadcast: false,
    subject: "Grüße and more",
    text: "Hello",
    extra: {},
  });
  expect(item?.raw && Buffer.from(item.raw).toString()).toBe(mail(headers, "Hello"));
});

describe("which mails are ours", () => {
  const mapping = "organisation: { addresses: [help@other.example], domains: [example.org] }\n";

  test("is told by the mapping; without it none is and answers lie elsewhere", async () => {
    const content = mail("To: bea@example.com\n", "x");
    expect((await inspected(content, { name: "a.mbox" })).declaration).toMatchObject({
      name: "mail",
      answers: "elsewhere",
      visibility: "private",
      threading: "links",
      channel: "email",
    });
    expect((await inspected(content, { name: "a.mbox", mapping })).declaration.answers).toBe("included");
    const record = recordOf((await fromMbox(content, mapping))[0]);
    expect(record).toMatchObject({ direction: "out", author: { role: "agent" }, recipient: { role: "customer" } });
  });

  test("domains below, single addresses, automatic answers and newsletters", async () => {
    const written = (from: string, headers = "") => `${FROM}From: ${from}\n${DATE}${headers}\nx\n\n`;
    const content =
      written("a@sub.EXAMPLE.org") +
      written("help@other.example") +
      written("x@notexample.org") +
      written("a@example.org", "Auto-Submitted: auto-replied\n") +
      written("a@example.org", "List-Unsubscribe: <mailto:x>\n") +
      written("a@example.org", "List-Unsubscribe: <mailto:x>\nIn-Reply-To: <1@x>\n");
    const records = (await fromMbox(content, mapping)).map(recordOf);
    expect(records.map(({ direction, author, broadcast }) => [direction, author?.role, broadcast])).toEqual([
      ["out", "agent", false],
      ["out", "agent", false],
      ["in", "customer", false],
      ["out", "bot", false],
      ["out", "agent", true],
      ["out", "agent", false],
    ]);
  });
});

describe("separators of mbox", () => {
  test("a line From in a text is one only if it looks like one", async () => {
    const body = "From here on it is easy.\n\nFrom 10:30 in 2020 we knew.\n\n>From the quoted\n>>From twice";
    const items = await fromMbox(mail("", body) + mail("", "second"));
    expect(inShort(items)).toEqual([
      "From here on it is easy.\n\nFrom 10:30 in 2020 we knew.\n\nFrom the quoted\n>From twice",
      "second",
    ]);
    expect(items[1]?.position).toEqual({ record: 2, line: 12 });
  });

  test("Content-Length guards what lies within it, if it can be true", async () => {
    const body = "look:\n\nFrom b@example.org Tue Jan  3 03:04:05 2023\nSubject: forwarded\n\nbye\n";
    const guarded = `${FROM}From: a@b.c\n${DATE}Content-Length: ${body.length}\n\n${body}\n`;
    expect(inShort(await fromMbox(guarded + mail("", "next")))).toEqual([body.trim(), "next"]);
    const lying = `${FROM}From: a@b.c\n${DATE}Content-Length: 100000\n\nshort\n\n`;
    expect(inShort(await fromMbox(lying + mail("", "next")))).toEqual(["short", "next"]);
  });

  test("after empty lines at the beginning of the file", async () => {
    expect(inShort(await fromMbox(`\n\n${mail("", "one")}${mail("", "two")}`))).toEqual(["one", "two"]);
  });

  test("with lines that end in CR LF", async () => {
    const content = (mail("Subject: s\n", "one") + mail("", "two")).replaceAll("\n", "\r\n");
    expect(inShort(await fromMbox(content))).toEqual(["one", "two"]);
  });
});

describe("the date of a mail", () => {
  test("is its header, else the first hop, else the line From; else it is rejected", async () => {
    const received =
      "Received: from b by c; Mon, 2 Jan 2023 05:00:00 +0000\nReceived: from a by b;\n\tMon, 2 Jan 2023 04:00:00 GMT\n";
    const content =
      `${FROM}Subject: hop\nDate: sometime\n${received}\nx\n\n` +
      `${FROM}Subject: line\n\nx\n\n` +
      `From a@example.org  Thu Nov 17 00:49:30 +0100 2022\nSubject: zone\n\nx\n\n` +
      `${FROM}Subject: old\nDate: Thu, 9 Jan 2003 14:28:01 EST\n\nx\n\n` +
      `${FROM}Subject: zero\nDate: Thu, 1 Jan 1970 00:00:00 +0000\nMessage-ID: <z@x>\n\nx\n\n`;
    const items = await fromMbox(content);
    expect(items.map((item) => (item.status === "understood" ? item.record.at : item.reason.code))).toEqual([
      "2023-01-02T04:00:00.000Z",
      "2023-01-02T03:04:05.000Z",
      "2022-11-16T23:49:30.000Z",
      "2003-01-09T19:28:01.000Z",
      "date_out_of_range",
    ]);
    expect(recordOf(items[0]).extra).toEqual({ date_from: "received" });
    expect(items[4]?.status === "rejected" && items[4].externalId).toBe("z@x");
    expect(await fromMbox("From \nList-Id: <test@test.invalid>\n\nNo date\n")).toMatchObject([
      { reason: { code: "missing_date" } },
    ]);
    expect(mailDate({ date: undefined, received: ["no date here"], envelope: "From x" })).toBeUndefined();
  });
});

describe("the text of a mail", () => {
  const part = (type: string, body: string) => `--b\nContent-Type: ${type}\n\n${body}\n`;

  test("is the plain part, else HTML or enriched text made plain, else what no boundary divides", async () => {
    const content =
      mail(
        'Content-Type: multipart/alternative; boundary="b"\n',
        `${part("text/plain", "plain")}${part("text/html", "<b>html</b>")}--b--`,
      ) +
      mail("Content-Type: text/html\n", "<p>Hello <b>you</b></p><p>Bye</p>") +
      mail("Content-Type: text/enriched\n", "<bold>Hi</bold>\nthere\n\n<<x>") +
      mail(
        'Content-Type: multipart/mixed; boundary="<<001-3e>>"\n',
        "--<<001-3e>>\nContent-type: text/plain\n\nancient\n--<<001-3e>>--",
      ) +
      mail('Content-Type: multipart/mixed; boundary="other"\n', "nothing divides this");
    const items = await fromMbox(content);
    expect(inShort(items)).toEqual(["plain", "Hello you\n\nBye", "Hi there\n<x>", "ancient", "nothing divides this"]);
    expect(items.map((item) => recordOf(item).extra["text_from"])).toEqual([
      undefined,
      "html",
      "enriched",
      undefined,
      "undivided",
    ]);
  });

  test("may be empty beside a subject or an attachment, not alone", async () => {
    const attached = `${part('text/x-log; name="a.log"\nContent-Transfer-Encoding: base64', "MTIzNDU=")}--b--`;
    const content =
      mail("Subject: only this\n", "") +
      mail('Content-Type: multipart/mixed; boundary="b"\n', attached) +
      mail("Message-ID: <e@x>\n", " \n");
    const items = await fromMbox(content);
    expect(inShort(items)).toEqual(["", "", "!empty_body"]);
    expect(recordOf(items[1]).extra["attachments"]).toBe("a.log (text/x-log, 5 bytes)");
    expect(items[2]?.status === "rejected" && items[2].externalId).toBe("e@x");
  });

  test("other encodings and NUL characters do no harm", async () => {
    const polish = Buffer.concat([
      Buffer.from(mail("Content-Type: text/plain; charset=iso-8859-2\n", "").trimEnd()),
      Buffer.from("\n\nza\xbf\xf3\xb3\xe6\0\n", "latin1"),
    ]);
    expect(inShort(await fromMbox(polish))).toEqual(["zażółć"]);
  });
});

test("a single mail is read from an .eml file", async () => {
  const content = mail("Subject: s\n", "hello\nFrom me").slice(FROM.length);
  expect(inShort(await deliveredFrom(content, { name: "a.eml" }))).toEqual(["hello\nFrom me"]);
  expect((await inspected(content, { name: "unnamed" })).format).toBe("eml");
});

describe("mails made to hurt", () => {
  // What they would cost if the work grew with the square of their size is far beyond the limit of a test.
  const timed = async (content: string) => inShort(await fromMbox(content + mail("", "after")));

  test("ten thousand levels of quotes, of HTML and of parts", async () => {
    const quoted = Array.from({ length: 2000 }, (_, depth) => `${">".repeat(depth * 5)} x`).join("\n");
    const nestedHtml = `${"<blockquote><div".padEnd(15)}>`.repeat(10_000) + "deep";
    const parts = Array.from(
      { length: 10_000 },
      (_, depth) => `--b${depth}\nContent-Type: multipart/mixed; boundary=b${depth + 1}\n\n`,
    );
    const [first, ...others] = await timed(
      mail("", quoted) +
        mail("Content-Type: text/html\n", nestedHtml) +
        mail("Content-Type: multipart/mixed; boundary=b0\n", parts.join("")) +
        mail("Content-Type: text/html\n", "<!--".repeat(50_000) + "<script>".repeat(50_000)) +
        mail("Subject: s\nContent-Type: multipart/mixed; boundary=b\n", "--b\n\n".repeat(50_000)),
    );
    expect(quoted.length).toBeGreaterThan(10_000_000);
    expect(first).toBe(quoted.slice(0, 1024 * 1024));
    expect(others).toEqual(
      ["deep", "!unparsable_mail", "!empty_body", "", "after"].map((text, index) => (index === 3 ? others[3] : text)),
    );
  });

  test("hidden elements without an end stay linear", () => {
    const begun = performance.now();
    htmlText("<script>".repeat(200_000));
    enrichedText("<param>".repeat(200_000));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

test("whatever the headers and the body hold, the result is a valid record or a reason", async () => {
  const line = fc.string({ unit: "binary", maxLength: 60 }).map((text) => text.replaceAll(/[\r\n]/g, " "));
  const headers = fc.array(
    fc.tuple(
      fc.constantFrom(
        "From",
        "To",
        "Cc",
        "Subject",
        "Message-ID",
        "References",
        "In-Reply-To",
        "Content-Type",
        "Date",
        "List-Id",
      ),
      line,
    ),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(headers, fc.string({ unit: "binary", maxLength: 200 }), async (pairs, body) => {
      const content = `${FROM}${pairs.map(([name, value]) => `${name}: ${value}\n`).join("")}\n${body}\n`;
      const item = await readOne(CONTEXT, Buffer.from(content), { record: 1, line: 1 }, NOW);
      if (item.status === "understood") expect(sourceRecord.parse(item.record)).toEqual(item.record);
    }),
    { numRuns: 300 },
  );
});
