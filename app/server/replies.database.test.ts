import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import { mailOf, openImapServer } from "@firsthand/connect/mail/testing";
import { openMailServer } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";

import { shareHostileSite } from "./hostile/testing/site.ts";

vi.setConfig({ testTimeout: 180_000 });

const site = shareHostileSite();
const PATIENCE = { timeout: 25_000, interval: 200 };

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${site().url}/api${path}`, {
    method,
    headers: { ...site().session, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) };
}

const listed = z.object({
  way: z.record(z.string(), z.unknown()),
  rows: z.array(z.looseObject({ state: z.string() })),
});
const replies = async (conversation: string) =>
  listed.parse((await ask("GET", `/conversations/${conversation}/replies`)).body);

async function conversationOf(source: string): Promise<string> {
  const found = async () =>
    (
      await sql<{ id: string }>`
        select conversation_id as id from conversation where source = ${source}`.execute(site().database.db)
    ).rows;
  await expect.poll(async () => (await found()).length, PATIENCE).toBe(1);
  return (await found())[0]?.id ?? "";
}

async function messages(conversation: string) {
  const { body } = await ask("GET", `/conversations/${conversation}`);
  return z
    .object({
      messages: z.array(
        z.object({ id: z.string(), direction: z.string(), subject: z.string().nullable(), body: z.string() }),
      ),
    })
    .parse(body).messages;
}

async function connect(connector: string, name: string, settings: Record<string, string>, allowedHosts: string[]) {
  const made = await ask("POST", "/connections", { connector, name, settings, allowedHosts, days: 3650 });
  expect(made).toMatchObject({ status: 200 });
  return made.body;
}

const question = mailOf(
  {
    "Message-ID": "<q2@example.com>",
    "In-Reply-To": "<q1@example.com>",
    References: "<q0@example.com> <q1@example.com>",
    From: '"Ann, \\"the\\" first" <ann@example.com>',
    Subject: "Lost =?utf-8?q?bag=0D=0ABcc:_eve@example.org?=",
  },
  "Where is my bag?",
);

async function openMailbox(name: string, more: Record<string, string> = {}, mail = question) {
  const imap = await openImapServer({ inbox: [mail], sent: [] });
  const smtp = await openMailServer({
    authOptional: false,
    onAuth: ({ password }, _session, done) => done(password === "word" ? null : new Error("no"), { user: "us" }),
  });
  onTestFinished(() => smtp.close());
  const settings = {
    host: "127.0.0.1",
    port: String(imap.port),
    security: "none",
    user: "testuser",
    password: "testpass",
    own: "shop.example",
    smtp_host: "127.0.0.1",
    smtp_port: String(smtp.port),
    smtp_security: "none",
    smtp_password: "word",
    from: "help@shop.example",
    from_name: "Shop",
    ...more,
  };
  const made = await connect("imap", name, settings, [`127.0.0.1:${imap.port}`, `127.0.0.1:${smtp.port}`]);
  return { imap, smtp, made, settings };
}

test("an answer goes out as a mail that belongs to its thread, once, and is in the log", async () => {
  const { imap, smtp, made } = await openMailbox("Help desk");
  const conversation = await conversationOf("Help desk");
  expect((await replies(conversation)).way).toEqual({
    state: "open",
    words: "by mail from help@shop.example",
    longest: 100_000,
  });
  const written = { key: randomUUID(), text: "In Berlin.\n\nThe <b>shop</b>" };
  const sending = await Promise.all(
    [1, 2, 3].map(() => ask("POST", `/conversations/${conversation}/replies`, written)),
  );
  expect(sending.map(({ status }) => status)).toEqual([200, 200, 200]);
  await expect.poll(() => smtp.mails.length, PATIENCE).toBe(1);
  const [{ from, to, raw } = { from: "", to: [], raw: "" }] = smtp.mails;
  expect({ from, to }).toEqual({ from: "help@shop.example", to: ["ann@example.com"] });
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replaceAll(/\r\n[ \t]+/g, " ");
  expect(head).toMatch(/^From: Shop <help@shop\.example>$/m);
  expect(head).toMatch(/^In-Reply-To: <q2@example\.com>$/m);
  expect(head).toMatch(/^References: <q0@example\.com> <q1@example\.com> <q2@example\.com>$/m);
  expect(head).toMatch(/^Subject: Re: Lost bag\s+Bcc: eve@example\.org$/m);
  expect(head).not.toMatch(/^(?:Bcc|Auto-Submitted|X-)/im);
  expect(raw).toContain("In Berlin.");
  expect(raw).toContain("The &lt;b&gt;shop&lt;/b&gt;");
  await expect.poll(async () => (await messages(conversation)).length, PATIENCE).toBe(2);
  expect((await messages(conversation)).at(-1)).toMatchObject({ direction: "out", body: written.text });
  expect((await replies(conversation)).rows).toMatchObject([{ state: "sent", text: "" }]);

  // What the provider keeps as sent comes in by the mailbox, and stands there already; the customer's answer joins.
  const id = /^Message-ID: <(.+)>$/m.exec(head)?.[1] ?? "";
  await expect.poll(() => imap.server.getMailbox("Sent").messages.length, PATIENCE).toBe(1);
  imap.put("Sent", raw);
  const next = { "Message-ID": "<q3@example.com>", "In-Reply-To": `<${id}>`, References: `<q2@example.com> <${id}>` };
  imap.put("INBOX", mailOf({ ...next, Subject: "Re: Lost bag" }, "Thank you"));
  await ask("POST", `/connections/${String(made["id"])}/resume`);
  await expect.poll(async () => (await messages(conversation)).length, PATIENCE).toBe(3);
  await expect.poll(() => recordsOf(made), PATIENCE).toBeGreaterThanOrEqual(3);
  expect(await messages(conversation)).toHaveLength(3);
  expect(smtp.mails).toHaveLength(1);
  expect(JSON.stringify(site().log)).not.toMatch(/In Berlin|ann@example/);
});

test("an answer goes where the customer's mail asks for it; without a copy among the sent mails where none is wanted", async () => {
  const asking = question.replace("\r\n", "\r\nReply-To: Ann at work <ann@work.example>\r\n");
  const { imap, smtp } = await openMailbox("Elsewhere", { sent_copy: "no" }, asking);
  const conversation = await conversationOf("Elsewhere");
  expect((await replies(conversation)).way).toMatchObject({
    words: "by mail from help@shop.example, to the address that their mail names for answers",
  });
  await ask("POST", `/conversations/${conversation}/replies`, { key: randomUUID(), text: "To work" });
  await expect.poll(() => smtp.mails.length, PATIENCE).toBe(1);
  expect(smtp.mails[0]?.to).toEqual(["ann@work.example"]);
  await expect.poll(async () => (await messages(conversation)).length, PATIENCE).toBe(2);
  expect(imap.server.getMailbox("Sent").messages).toHaveLength(0);
});

/** How many records a connection has brought so far. */
async function recordsOf(made: Record<string, unknown>): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select coalesce(sum(records), 0)::int as records from connection_hour
    where connection_id = ${String(made["id"])}`.execute(site().database.db);
  return rows[0]?.records ?? 0;
}

test("what is missing or wrong with the mail server is told to who answers", async () => {
  await openMailbox("Reads only", { smtp_host: "" });
  const mute = await conversationOf("Reads only");
  expect((await replies(mute)).way).toEqual({
    state: "closed",
    why: "No mail server for answers (SMTP) is filled in for this mailbox.",
  });
  const said = { key: randomUUID(), text: "Hello" };
  expect(await ask("POST", `/conversations/${mute}/replies`, said)).toMatchObject({
    status: 409,
    body: { code: "reply_no_way" },
  });

  const { smtp } = await openMailbox("Wrong word", { smtp_password: "another" });
  const locked = await conversationOf("Wrong word");
  expect(await ask("POST", `/conversations/${locked}/replies`, said)).toMatchObject({ status: 200 });
  await expect
    .poll(async () => (await replies(locked)).rows, PATIENCE)
    .toMatchObject([{ state: "refused", message: expect.stringContaining("refuses the user name or the password") }]);
  expect(smtp.mails).toEqual([]);
});

test("a mail server in our own network is asked only where an administrator allowed it", async () => {
  const imap = await openImapServer({ inbox: [question] });
  const smtp = await openMailServer();
  onTestFinished(() => smtp.close());
  const settings = {
    host: "127.0.0.1",
    port: String(imap.port),
    security: "none",
    user: "testuser",
    password: "testpass",
  };
  const out = {
    smtp_host: "localhost",
    smtp_port: String(smtp.port),
    smtp_security: "none",
    from: "help@shop.example",
  };
  await connect("imap", "Inner", { ...settings, ...out }, [`127.0.0.1:${imap.port}`]);
  const conversation = await conversationOf("Inner");
  await ask("POST", `/conversations/${conversation}/replies`, { key: randomUUID(), text: "Hello" });
  await expect
    .poll(async () => (await replies(conversation)).rows, PATIENCE)
    .toMatchObject([{ state: "refused", message: expect.stringContaining("private network") }]);
  expect(smtp.mails).toEqual([]);
});

test("a source that nobody answers through says so", async () => {
  const source = { channel: "chat", visibility: "private", threading: "explicit" };
  await ask("PUT", "/ingest/sources/paper", source);
  const said = {
    source: "paper",
    at: "2026-01-20T10:00:00Z",
    direction: "in",
    channel: "chat",
    externalId: "p1",
    text: "Hi",
  };
  await ask("POST", "/ingest", { ...said, thread: "p", author: { account: "pat" } });
  expect((await replies(await conversationOf("paper"))).way).toEqual({
    state: "closed",
    why: "What comes from this source is only read here: nothing can be sent there.",
  });
});

/** A Chatwoot with one conversation, which keeps what is posted to it. */
async function openChatwoot() {
  const posted: { path: string; token: unknown; body: unknown }[] = [];
  const now = Math.floor(Date.now() / 1000) - 3600;
  const first = { id: 11, message_type: 0, created_at: now, content: "Where is it?", sender: { id: 5, name: "Ann" } };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://x");
    const json = (value: unknown) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (request.method === "POST") {
      void textOf(request).then((text) => {
        const body = z.object({ content: z.string() }).parse(JSON.parse(text));
        posted.push({ path: url.pathname, token: request.headers["api_access_token"], body });
        return json({ id: 12, content: body.content });
      });
      return;
    }
    if (url.pathname.endsWith("/messages")) {
      const sent = posted.map(({ body }) => ({
        id: 12,
        message_type: 1,
        created_at: now + 3600,
        ...(body as object),
        sender: { id: 1, name: "Bot", type: "user" },
      }));
      return void json({ payload: url.searchParams.has("before") ? [] : [first, ...sent] });
    }
    const one = { id: 7, last_activity_at: now + posted.length, meta: { channel: "Channel::Api" } };
    return void json({ data: { payload: url.searchParams.get("page") === "1" ? [one] : [] } });
  });
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  onTestFinished(() => void server.close());
  return { posted, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}

test("an answer goes out by the action of a connector, and what its stream brings later is the same message", async () => {
  const { posted, host } = await openChatwoot();
  const settings = { site: `http://${host}`, account: "3", token: "s3cret-token" };
  const made = await connect("chatwoot", "Chats", settings, [host]);
  const conversation = await conversationOf("Chats");
  expect((await replies(conversation)).way).toMatchObject({ state: "open", words: "through Chatwoot" });
  const text = 'On "its" way {input.key} \\ ${x}';
  await ask("POST", `/conversations/${conversation}/replies`, { key: randomUUID(), text });
  await expect
    .poll(() => posted, PATIENCE)
    .toEqual([{ path: "/api/v1/accounts/3/conversations/7/messages", token: "s3cret-token", body: { content: text } }]);
  await expect.poll(async () => (await messages(conversation)).length, PATIENCE).toBe(2);
  const [, ours] = await messages(conversation);
  await ask("POST", `/connections/${String(made["id"])}/resume`);
  await expect.poll(() => recordsOf(made), PATIENCE).toBeGreaterThanOrEqual(3);
  expect((await messages(conversation)).map(({ id, body }) => ({ id, body }))).toMatchObject([
    {},
    { id: ours?.id, body: text },
  ]);
});
