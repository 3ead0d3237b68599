import { sourceRecord, type Delivered } from "@firsthand/connect/records";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Cursor, StreamRequest } from "../streams/index.ts";
import { mailboxConnector } from "./index.ts";
import { keepCopy } from "./keep-copy.ts";
import { mailboxSettings } from "./settings.ts";
import { watchMailbox } from "./watch-mailbox.ts";
import { type Dovecot, hasDovecot, startDovecot } from "./testing/dovecot.ts";
import { mailOf } from "./testing/imap-server.ts";

// A real server of another make; where it is not installed, the tests with the one from npm stand alone.
describe.skipIf(!hasDovecot)("a mailbox of Dovecot", () => {
  const allowedHosts = ["localhost"];
  const connector = mailboxConnector({ now: () => Date.UTC(2024, 5, 1), chance: Math.random });
  const since = new Date("2000-01-01");
  let dovecot: Dovecot;
  const settings = (more: Readonly<Record<string, string>> = {}) => ({
    host: "localhost",
    port: String(dovecot.tlsPort),
    user: "ann",
    password: "secretword",
    own: "shop.example",
    certificate: dovecot.certificate,
    ...more,
  });

  beforeAll(async () => {
    dovecot = await startDovecot();
  }, 60_000);
  afterAll(async () => {
    await dovecot.stop();
  });

  async function read(cursor: Cursor | null, more: Readonly<Record<string, string>> = {}) {
    const items: Delivered[] = [];
    const all = settings(more);
    const request = { stream: "mails", settings: all, cursor, since, signal: new AbortController().signal };
    let last = cursor;
    for await (const page of connector.read({ settings: all, allowedHosts })(request)) {
      items.push(...(page.items as Delivered[]));
      last = page.cursor;
    }
    return { items, cursor: last };
  }

  const idsOf = (items: readonly Delivered[]) =>
    items.map((item) => (item.status === "understood" ? sourceRecord.parse(item.record).externalId : item.reason.code));

  test("is read by TLS with its own authority, and by STARTTLS; by nobody who does not know the authority", async () => {
    dovecot.put("", "first", mailOf({ "Message-ID": "<first@x>" }));
    dovecot.put(
      ".Sent",
      "answer",
      mailOf({
        "Message-ID": "<answer@s>",
        "In-Reply-To": "<first@x>",
        From: "a@alias.example",
        To: "ann@example.com",
      }),
    );
    const { items } = await read(null);
    expect(idsOf(items)).toEqual(["first@x", "answer@s"]);
    expect(items.map((item) => item.status === "understood" && item.record.direction)).toEqual(["in", "out"]);
    const started = await read(null, { port: String(dovecot.port), security: "starttls" });
    expect(idsOf(started.items)).toEqual(["first@x", "answer@s"]);
    await expect(read(null, { certificate: "" })).rejects.toMatchObject({ code: "misset" });
    await expect(read(null, { password: "no" })).rejects.toMatchObject({ code: "refused" });
  }, 30_000);

  test("is read on where it was left, though its sessions are killed in the middle", async () => {
    for (let index = 0; index < 500; index += 1)
      dovecot.put("", `m${index}`, mailOf({ "Message-ID": `<m${index}@x>` }));
    const all = settings();
    const stream = connector.read({ settings: all, allowedHosts });
    let cursor: Cursor | null = null;
    const seen: (string | undefined)[] = [];
    let cuts = 0;
    for (let turn = 0; turn < 5; turn += 1) {
      try {
        const request: StreamRequest = {
          stream: "mails",
          settings: all,
          cursor,
          since,
          signal: new AbortController().signal,
        };
        for await (const page of stream(request)) {
          seen.push(...idsOf(page.items as Delivered[]));
          ({ cursor } = page);
          if (turn < 2) dovecot.killSessions();
        }
      } catch (error) {
        expect(error).toMatchObject({ code: "cut" });
        cuts += 1;
      }
    }
    expect(cuts).toBe(2);
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen.filter((id) => id?.startsWith("m"))).toHaveLength(500);
  }, 60_000);

  test("brings the same ids after it numbered its mails anew", async () => {
    const before = await read(null);
    dovecot.renumber();
    const after = await read(before.cursor);
    expect(after.cursor).not.toEqual(before.cursor);
    expect(new Set(idsOf(after.items))).toEqual(new Set(idsOf(before.items).filter((id) => id !== "answer@s")));
  }, 60_000);

  test("gives of a huge mail the beginning", async () => {
    const { cursor } = await read(null);
    const big = "QUJD".repeat(19).concat("\n").repeat(380_000);
    const attached = `--b\nContent-Type: text/plain\n\nMy complaint\n--b\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n${big}\n--b--`;
    dovecot.put(
      "",
      "big",
      mailOf({ "Message-ID": "<big@x>", "Content-Type": "multipart/mixed; boundary=b" }, attached),
    );
    dovecot.put("", "small", mailOf({ "Message-ID": "<small@x>" }));
    const { items } = await read(cursor);
    expect(idsOf(items)).toEqual(["big@x", "small@x"]);
    expect(items[0]?.status === "understood" && items[0].record).toMatchObject({
      text: "My complaint",
      extra: { mail_cut: expect.any(String) },
    });
    expect(items[0]?.raw).toHaveLength(1024 * 1024);
  }, 60_000);

  test("keeps a copy of an answer among the sent mails, once, and reads it under its own id", async () => {
    const { cursor } = await read(null);
    const message = Buffer.from(
      mailOf({ "Message-ID": "<copied@shop.example>", From: "help@shop.example" }, "Our answer"),
    );
    const reach = { allowedHosts, signal: AbortSignal.timeout(20_000) };
    const copy = { message, messageId: "copied@shop.example", date: new Date(Date.UTC(2024, 5, 1)) };
    await keepCopy(mailboxSettings(settings()), reach, copy);
    await keepCopy(mailboxSettings(settings()), reach, copy);
    const { items } = await read(cursor);
    expect(idsOf(items)).toEqual(["copied@shop.example"]);
    expect(items[0]?.status === "understood" && items[0].record).toMatchObject({
      direction: "out",
      text: "Our answer",
    });
    await keepCopy(mailboxSettings(settings({ sent_folders: "Nowhere" })), reach, { ...copy, messageId: "lost@x" });
    expect((await read(cursor)).items).toHaveLength(1);
  }, 60_000);

  test("tells who waits of a new mail within a moment", async () => {
    const { cursor } = await read(null);
    const signal = AbortSignal.timeout(20_000);
    const news = watchMailbox({ settings: settings(), allowedHosts, cursor, signal, chance: () => 0 });
    setTimeout(() => dovecot.put("", "now", mailOf({ "Message-ID": "<now@x>" })), 1000);
    expect(await news).toBe(true);
    expect(idsOf((await read(cursor)).items)).toEqual(["now@x"]);
  }, 30_000);
});
