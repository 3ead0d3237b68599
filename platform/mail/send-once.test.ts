import { connect, createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";

import { type MailServer, openMailServer } from "../testing/mail-server.ts";
import { MailNotTaken, sendOnce, type MailPlace, type SingleMail } from "./index.ts";

const mail: SingleMail = {
  from: { name: "Help, Ännie", email: "help@shop.example" },
  to: { name: "Bob", email: "bob@example.com" },
  subject: "Re: Größe",
  text: "Hello\n.\nBob",
  html: "<p>Hello</p>",
  messageId: "one@shop.example",
  inReplyTo: "b@example.com",
  references: ["a@example.com", "b@example.com"],
  date: new Date("2026-01-02T03:04:05Z"),
};
const placeOf = (port: number, more: Partial<MailPlace> = {}): MailPlace => ({
  address: "127.0.0.1",
  host: "127.0.0.1",
  port,
  security: "none",
  ...more,
});
const soon = () => AbortSignal.timeout(20_000);

let server: MailServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function failureOf(place: MailPlace, signal = soon(), sent = mail): Promise<MailNotTaken> {
  const error: unknown = await sendOnce(place, sent, signal).catch((reason: unknown) => reason);
  if (error instanceof MailNotTaken) return error;
  throw new Error("It was taken.", { cause: error });
}

test("a mail arrives once, with the heads that make it an answer", async () => {
  server = await openMailServer();
  await sendOnce(placeOf(server.port), mail, soon());
  expect(server.mails).toHaveLength(1);
  const [{ from, to, raw } = { from: "", to: [], raw: "" }] = server.mails;
  expect({ from, to }).toEqual({ from: "help@shop.example", to: ["bob@example.com"] });
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replaceAll(/\r\n[ \t]+/g, " ");
  expect(head).toMatch(/^Message-ID: <one@shop\.example>$/m);
  expect(head).toMatch(/^In-Reply-To: <b@example\.com>$/m);
  expect(head).toMatch(/^References: <a@example\.com> <b@example\.com>$/m);
  expect(head).toMatch(/^Date: Fri, 02 Jan 2026 03:04:05 \+0000$/m);
  expect(head).not.toMatch(/^Auto-Submitted/im);
  expect(raw).toContain("Hello\r\n.\r\nBob");
});

test("names and subjects cannot add a head or a recipient", async () => {
  server = await openMailServer();
  const { port, mails } = server;
  const hostile = fc.string({
    unit: fc.constantFrom("a", "\r", "\n", "\t", '"', "<", ">", ":", ",", "\0", "é", " ", "@"),
  });
  const bad = fc.tuple(
    hostile,
    fc.constantFrom("", "\r\nBcc: eve@example.org", "\nX-Own: 1", '" <eve@example.org>, "'),
    hostile,
  );
  await fc.assert(
    fc.asyncProperty(bad, bad, async (name, subject) => {
      const before = mails.length;
      const to = { name: name.join(""), email: "bob@example.com" };
      await sendOnce(placeOf(port), { ...mail, to, subject: subject.join("") }, soon());
      const sent = mails.slice(before);
      expect(sent.map((one) => one.to)).toEqual([["bob@example.com"]]);
      const [raw = ""] = sent.map((one) => one.raw);
      const names = [...raw.slice(0, raw.indexOf("\r\n\r\n")).matchAll(/^([^\s:]+):/gm)].map(([, one]) => one);
      const known = /^(?:From|To|Subject|Message-ID|In-Reply-To|References|Date|MIME-Version|Content-Type)$/;
      expect(names.filter((one) => !known.test(one ?? ""))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }),
    { numRuns: 40 },
  );
}, 120_000);

describe("what was not taken", () => {
  test("who is not let in has sent nothing", async () => {
    server = await openMailServer({ authOptional: false, onAuth: (_auth, _session, done) => done(new Error("no")) });
    const login = { user: "us", password: "wrong" };
    expect(await failureOf(placeOf(server.port, { login }))).toMatchObject({ stage: "before", code: "EAUTH" });
    expect(server.mails).toEqual([]);
  });

  test("a server that lets nobody log in is not asked to", async () => {
    server = await openMailServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    await sendOnce(placeOf(server.port, { login: { user: "us", password: "word" } }), mail, soon());
    expect(server.mails).toHaveLength(1);
  });

  test.each([
    [550, "refused"],
    [450, "before"],
  ] as const)("a recipient that is answered with %i: %s", async (responseCode, stage) => {
    server = await openMailServer({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error("no"), { responseCode })),
    });
    expect(await failureOf(placeOf(server.port))).toMatchObject({ stage, code: "EENVELOPE" });
  });

  test.each([
    [554, "refused"],
    [451, "before"],
  ] as const)("bytes that are answered with %i: %s", async (responseCode, stage) => {
    server = await openMailServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on("end", () => done(Object.assign(new Error("no"), { responseCode })));
      },
    });
    expect(await failureOf(placeOf(server.port))).toMatchObject({ stage, code: "EMESSAGE" });
  });

  test("a server that goes when it has the bytes may have taken it", async () => {
    const sockets = new Set<Socket>();
    server = await openMailServer({
      onData: (stream) => {
        stream.resume();
        stream.on("end", () => sockets.forEach((socket) => socket.destroy()));
      },
    });
    const proxy = await cutting(server.port, sockets);
    expect(await failureOf(placeOf(proxy.port))).toMatchObject({ stage: "unknown" });
    await proxy.close();
  });

  test("a server that never answers to the bytes: it is not known, and who waits may give up", async () => {
    server = await openMailServer({ onData: (stream) => void stream.resume() });
    expect(await failureOf(placeOf(server.port), AbortSignal.timeout(700))).toMatchObject({ stage: "unknown" });
  });

  test("who gives up before the bytes has sent nothing, also not later", async () => {
    let release = (): void => undefined;
    server = await openMailServer({
      onMailFrom: (_address, _session, done) => {
        release = () => done();
      },
    });
    expect(await failureOf(placeOf(server.port), AbortSignal.timeout(500))).toMatchObject({ stage: "before" });
    release();
    await new Promise((wait) => setTimeout(wait, 300));
    expect(server.mails).toEqual([]);
  });

  test("nobody there, no encryption, no mail server: nothing went out", async () => {
    const gone = await openMailServer();
    await gone.close();
    expect(await failureOf(placeOf(gone.port))).toMatchObject({ stage: "before", code: "ESOCKET" });
    server = await openMailServer();
    expect(await failureOf(placeOf(server.port, { security: "starttls" }))).toMatchObject({ stage: "before" });
    expect(await failureOf(placeOf(server.port, { security: "tls" }))).toMatchObject({ stage: "before" });
  });
});

/** Stands before a server, so that a test can cut what runs through it. */
async function cutting(to: number, sockets: Set<Socket>) {
  const proxy = createServer((client) => {
    const inner = connect(to, "127.0.0.1");
    for (const socket of [client, inner]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
    client.pipe(inner).pipe(client);
  });
  await new Promise<void>((ready) => {
    proxy.listen(0, "127.0.0.1", ready);
  });
  const { port } = proxy.address() as AddressInfo;
  return { port, close: () => new Promise<void>((done) => void proxy.close(() => done())) };
}
