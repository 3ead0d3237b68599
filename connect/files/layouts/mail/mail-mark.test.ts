import { type SourceRecord, sourceRecord } from "@firsthand/connect/records";
import { describe, expect, test } from "vitest";

import { mediaTypeOf } from "./media-type.ts";
import { ownAddresses } from "./mail-people.ts";
import { verdictOf } from "./mail-verdict.ts";
import { readMail } from "./read-mail.ts";

const NOW = Date.UTC(2024, 5, 1);
const isOurs = ownAddresses({ domains: ["shop.example"] });

type More = Partial<Omit<Parameters<typeof readMail>[1], "position">>;

async function read(headers: readonly string[], body = "Hello", more: More = {}): Promise<SourceRecord> {
  const named = (name: string) => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const common = [
    ...(named("from") ? [] : ["From: Ann <ann@example.com>"]),
    ...(named("to") ? [] : ["To: help@shop.example"]),
    "Date: Mon, 02 Jan 2023 04:04:05 +0100",
  ];
  const raw = Buffer.from([...common, ...headers, "", body].join("\r\n"));
  const settings = { channel: "email", isOurs, now: NOW, position: { record: 1, line: 1 }, ...more };
  const item = await readMail(raw, settings);
  if (item.status === "rejected") throw new Error(item.reason.code);
  return sourceRecord.parse(item.record);
}

const marked = async (...headers: string[]) => {
  const { author, broadcast, extra } = await read(headers);
  return [extra["mail"], author?.role, broadcast];
};

describe("what nobody wrote to us in person", () => {
  const MACHINE = ["auto-reply", "bot", false];
  const PERSON = [undefined, "customer", false];

  test.each([
    ["Auto-Submitted: auto-replied"],
    ["Auto-Submitted: auto-generated (rejected)"],
    ["X-Autoreply: yes"],
    ["Precedence: auto_reply"],
    ["Subject: Automatic reply: Your order"],
    ["Subject: Abwesenheitsnotiz: Ihre Bestellung"],
    ["Subject: =?utf-8?q?R=C3=A9ponse_automatique_:_commande?="],
    ["Subject: Out of the office until Monday"],
    ["Subject: Respuesta automática: pedido"],
  ])("an answer of a machine: %s", async (header) => {
    expect(await marked(header)).toEqual(MACHINE);
  });

  test.each([
    ["Auto-Submitted: no"],
    ["Subject: Re: Automatic reply: Your order"],
    ["Subject: My automatic door"],
    ["Precedence: first-class"],
  ])("not so: %s", async (header) => {
    expect(await marked(header)).toEqual(PERSON);
  });

  test("lists and newsletters stay apart, but not groups that are addresses of ours", async () => {
    const LIST = ["list", "customer", true];
    expect(await marked("List-Id: Users <users.httpd.example.org>")).toEqual(LIST);
    expect(await marked("List-Unsubscribe: <https://news.example/x>")).toEqual(LIST);
    expect(await marked("Precedence: bulk")).toEqual(LIST);
    expect(await marked("List-Id: <help.shop.example>", "Precedence: list")).toEqual(PERSON);
    expect(await marked("List-Id: x", "List-Post: <mailto:help@shop.example>")).toEqual(PERSON);
    const wanted = await read(["List-Id: <a.b.example>"], "x", { lists: true });
    expect([wanted.broadcast, wanted.extra["list_id"]]).toEqual([false, "<a.b.example>"]);
    // Without knowing which addresses are ours, an archive of a list is what it is.
    expect((await read(["List-Id: <a.b.example>"], "x", { isOurs: undefined })).broadcast).toBe(false);
  });

  test("a form on the website writes in the name of who filled it in", async () => {
    const form = ["From: web@shop.example", "Reply-To: Bea <bea@example.com>", "Auto-Submitted: auto-generated"];
    expect(await read(form)).toMatchObject({
      direction: "in",
      author: { email: "bea@example.com", role: "customer" },
      extra: {},
    });
    const answer = ["From: help@shop.example", "To: ann@example.com", "Reply-To: bea@example.com"];
    expect(await read(answer)).toMatchObject({ direction: "out", author: { email: "help@shop.example" } });
  });
});

test("where a person asks to be answered is kept, if it is another address than theirs and none of ours", async () => {
  const asked = async (...headers: string[]) => (await read(["From: ann@example.com", ...headers])).extra["reply_to"];
  expect(await asked("Reply-To: Ann at work <ann@work.example>")).toBe("ann@work.example");
  expect(await asked("Reply-To: ANN@example.com")).toBeUndefined();
  expect(await asked("Reply-To: help@shop.example")).toBeUndefined();
  expect(await asked("Reply-To: a@x.example, b@x.example")).toBeUndefined();
  expect(await asked("Reply-To: nobody")).toBeUndefined();
  expect(await asked("Reply-To: a@x.example", "Precedence: bulk")).toBeUndefined();
});

describe("a bounce", () => {
  const part = (type: string, body: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  const status =
    "Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; Ann@Example.com\r\nAction: failed\r\nStatus: 5.1.1";
  const original = "Message-ID: <answer@shop.example>\r\nSubject: Your order\r\n\r\nOur answer";
  const headers = [
    "From: MAILER-DAEMON@mx.example.org",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  ];

  test("belongs to the customer who was not reached, and to the mail that it is about", async () => {
    const body =
      part("text/plain", "Sorry.") + part("message/delivery-status", status) + part("message/rfc822", original);
    const record = await read(headers, `${body}--b--`);
    expect(record).toMatchObject({
      direction: "in",
      author: { email: "ann@example.com", role: "bot" },
      parents: ["answer@shop.example"],
      text: "Sorry.",
      extra: { mail: "bounce", bounce: "failed 5.1.1" },
    });
    const short =
      part("text/plain", "Sorry.") + part("message/delivery-status", status) + part("text/rfc822-headers", original);
    expect((await read(headers, `${short}--b--`)).parents).toEqual(["answer@shop.example"]);
  });

  test("is also known where the server keeps to no form", async () => {
    const plain = [
      "From: Mail Delivery System <MAILER-DAEMON@mx.example>",
      "Subject: Undelivered Mail Returned to Sender",
    ];
    expect(await read(plain)).toMatchObject({ author: { role: "bot", shared: true }, extra: { mail: "bounce" } });
    expect(await read(["Return-Path: <>", "Subject: Unzustellbar: Ihre Bestellung"])).toMatchObject({
      extra: { mail: "bounce" },
    });
    expect(await read(["From: a@b.example", "X-Failed-Recipients: ann@example.com"])).toMatchObject({
      author: { email: "ann@example.com" },
    });
    // From our own server it is no answer of ours.
    expect(await read(["From: mailer-daemon@shop.example", "Subject: Undeliverable: x"])).toMatchObject({
      direction: "in",
    });
  });

  test("of several addresses belongs to none of them", async () => {
    const two = `${status}\r\n\r\nFinal-Recipient: rfc822; bea@example.com\r\nAction: failed`;
    const body = part("text/plain", "Sorry.") + part("message/delivery-status", two);
    expect((await read(headers, `${body}--b--`)).author).toEqual({
      email: "MAILER-DAEMON@mx.example.org",
      role: "bot",
      shared: true,
    });
  });
});

describe("what the own server found out about the sender", () => {
  test("counts only from the trusted host", () => {
    const good =
      "mx.shop.example 1; spf=pass (sender (not; really) permitted) smtp.mailfrom=a; dkim=fail; dkim=pass header.d=x; dmarc=pass";
    expect(verdictOf([good], "MX.shop.example")).toEqual({ words: "dmarc=pass spf=pass dkim=pass", forged: false });
    expect(verdictOf(["evil.example; dmarc=pass", "mx.shop.example; dmarc=fail"], "mx.shop.example")).toEqual({
      words: "dmarc=fail",
      forged: true,
    });
    expect(verdictOf([good], "")).toBeUndefined();
    expect(verdictOf([good], "other.example")).toBeUndefined();
    expect(verdictOf(["mx.shop.example; none"], "mx.shop.example")).toBeUndefined();
    expect(verdictOf(["mx.shop.example; spf=softfail; dkim=none"], "mx.shop.example")?.forged).toBe(true);
    expect(verdictOf(["mx.shop.example; spf=softfail; dkim=pass"], "mx.shop.example")?.forged).toBe(false);
  });

  test("a forged mail in our name is no answer of ours, and cannot replace one", async () => {
    const forged = [
      "From: help@shop.example",
      "Message-ID: <answer@shop.example>",
      "Authentication-Results: mx.shop.example; dmarc=fail",
    ];
    expect(await read(forged, "x", { trustedHost: "mx.shop.example" })).toMatchObject({
      direction: "in",
      version: 0,
      extra: { authentication: "dmarc=fail", forged: "true" },
    });
    expect(await read(forged, "x", { sent: true })).toMatchObject({ direction: "out", version: 1, extra: {} });
  });
});

test("attachments are listed with the type that their bytes show", async () => {
  const png = Buffer.from("89504e470d0a1a0a0000", "hex").toString("base64");
  const exe = Buffer.from("MZ\x90\0 not a letter", "latin1").toString("base64");
  const part = (head: string, body: string) => `--b\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
  const body =
    '--b\r\nContent-Type: text/html\r\n\r\n<p>See <img src="cid:p"></p>\r\n' +
    part('Content-Type: image/png; name="p.png"\r\nContent-ID: <p>\r\nContent-Disposition: inline', png) +
    part('Content-Type: application/pdf; name="invoice.pdf"\r\nContent-Disposition: attachment', exe);
  const { extra, text } = await read(['Content-Type: multipart/related; boundary="b"'], `${body}--b--`);
  expect(text).toBe("See");
  expect(extra["attachments"]).toBe(
    "p.png (image/png, 10 bytes, in the text); invoice.pdf (application/x-msdownload, 17 bytes)",
  );
});

test("the type of a document in a zip archive is the declared one; of any other it is zip", () => {
  const zip = Buffer.from("504b030414000600", "hex");
  const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  expect([mediaTypeOf(zip, sheet), mediaTypeOf(zip, "image/png")]).toEqual([sheet, "application/zip"]);
  expect(mediaTypeOf(Buffer.from("RIFF\0\0\0\0WEBP"), "image/png")).toBe("image/webp");
  expect(mediaTypeOf(new Uint8Array(), "text/plain")).toBe("text/plain");
});
