import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { forgetVisitors } from "@firsthand/engage/chat";
import { cloneDatabase, openMailServer, type MailServer, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect } from "vitest";
import { z } from "zod";

import { type RunningServer, startServer } from "../start-server.ts";

/** The site on which the chats of tests stand. */
export const SITE = "https://www.kettla.example";

export const usual = {
  unit: null,
  origins: [SITE],
  accent: "#1f6f5c",
  side: "right",
  language: "en",
  texts: {
    en: { title: "Talk to us", greeting: "Hello", away: "Leave a message" },
    de: { title: "Sprechen Sie mit uns", greeting: "Hallo", away: "Schreiben Sie uns" },
  },
  availability: { kind: "always" },
};

export interface Widget {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
}

const widgetShape = z.object({ id: z.string(), name: z.string(), secret: z.string() });
const messages = z.array(
  z.object({ id: z.string(), from: z.string(), name: z.string().nullable(), at: z.string(), text: z.string() }),
);
const visitorShape = z.object({
  visitor: z.object({ token: z.string(), named: z.boolean(), begun: z.boolean(), messages }),
});
const listed = z.object({
  rows: z.array(z.looseObject({ id: z.string(), customer: z.looseObject({ personId: z.string().nullable() }) })),
});

export const textsOf = (shown: z.infer<typeof messages>) => shown.map(({ text }) => text);

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token that a site signs, good for ten minutes unless the claims say otherwise. */
export function signed(secret: string, claims: object, header: object = { alg: "HS256", typ: "JWT" }): string {
  const text = `${part(header)}.${part({ exp: Math.floor(Date.now() / 1000) + 600, ...claims })}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** The same without a signature that fits. */
export function unsigned(header: object, claims: object, mark: string): string {
  return `${part(header)}.${part(claims)}.${mark}`;
}

/** A server for the tests of a file, with what a site, a visitor and an administrator ask of its chats. */
export function setChat() {
  let server: RunningServer | undefined;
  let key: Record<string, string> = {};
  let clock: Date | undefined;
  let db: TestDatabase["db"] | undefined;
  let post: MailServer | undefined;
  let made = 0;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const database = await cloneDatabase();
    db = database.db;
    const directory = mkdtempSync(join(tmpdir(), "firsthand-chat-"));
    writeFileSync(join(directory, "chat.js"), "// the script");
    const postOffice = await openMailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith("gone@") ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null),
    });
    post = postOffice;
    const running = await startServer(
      {
        port: 0,
        host: "127.0.0.1",
        dataDirectory: directory,
        databaseUrl: database.url,
        logLevel: "silent",
        maxUploadBytes: 2 ** 30,
        requestsPerSecond: "off",
        exportsPerMinute: "off",
        smtpUrl: `smtp://127.0.0.1:${postOffice.port}`,
        mailFrom: "Kettla <help@kettla.example>",
        secret: undefined,
        notes: [],
      },
      {
        version: "1",
        defaultDataDirectory: "/nowhere",
        write: () => {},
        now: () => clock ?? new Date(),
        webDirectory: directory,
      },
    );
    server = running;
    key = { authorization: `Bearer ${readFileSync(running.facts.keyPath, "utf8").trim()}` };
    closing.push(async () => {
      await running.stop({ graceSeconds: 0 });
      await postOffice.close();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    });
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const url = () => server?.url ?? "";

  /** What an administrator asks, as it comes. */
  async function call(method: string, path: string, body?: unknown): Promise<Response> {
    return await fetch(`${url()}/api${path}`, {
      method,
      headers: { ...key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function api(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await call(method, path, body);
    const answer: unknown = await response.json();
    expect({ path, status: response.status, answer }).toMatchObject({ status: 200 });
    return answer;
  }

  /** What a page of a site asks. */
  async function asks(widget: { readonly id: string }, what: string, body: unknown, headers: object = {}) {
    const response = await fetch(`${url()}/api/chat/${widget.id}/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: SITE, "sec-fetch-site": "cross-site", ...headers },
      body: JSON.stringify(body),
    });
    const answer = z.looseObject({}).parse(await response.json());
    return { status: response.status, headers: response.headers, answer };
  }

  return {
    url,
    /** What went out by mail. */
    mails: () => post?.mails ?? [],
    call,
    api,
    asks,
    /** Does something at another time. */
    async at<T>(moment: Date, act: () => Promise<T>): Promise<T> {
      clock = moment;
      try {
        return await act();
      } finally {
        clock = undefined;
      }
    },
    /** What the job does each hour, at that moment. */
    async forget(moment: Date): Promise<void> {
      if (db) await forgetVisitors({ db, now: () => moment });
    },
    async makeWidget(settings: object = {}): Promise<Widget> {
      made += 1;
      const widget = { name: `Web chat ${made}`, settings: { ...usual, ...settings } };
      return widgetShape.parse(await api("POST", "/chat/widgets", widget));
    },
    async comes(widget: Widget, token?: string) {
      const { status, answer } = await asks(widget, "hello", token === undefined ? {} : { token });
      expect(status).toBe(200);
      return visitorShape.parse(answer).visitor;
    },
    async says(widget: Widget, token: string, text: string, more: object = {}) {
      const said = await asks(widget, "messages", { token, id: randomUUID(), text, ...more });
      expect(said).toMatchObject({ status: 200 });
      return z.object({ message: messages.element }).parse(said.answer).message;
    },
    /** A visitor whom the site names. */
    async named(widget: Widget, claims: object) {
      const { status, answer } = await asks(widget, "identity", { identity: signed(widget.secret, claims) });
      expect({ status, answer }).toMatchObject({ status: 200 });
      return visitorShape.parse(answer).visitor;
    },
    async conversationsOf(source: string) {
      return listed.parse(await api("GET", `/conversations?source=${encodeURIComponent(source)}`)).rows;
    },
    /** A colleague answers in a conversation. */
    async answers(conversation: string | undefined, text: string): Promise<void> {
      await api("POST", `/conversations/${conversation ?? ""}/replies`, { key: randomUUID(), text });
    },
    /** A page of a visitor that hears what is said to them. */
    async listens(widget: Widget, token: string) {
      const leaving = new AbortController();
      const response = await fetch(`${url()}/api/chat/${widget.id}/stream`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: SITE, "sec-fetch-site": "cross-site" },
        body: JSON.stringify({ token }),
        signal: leaving.signal,
      });
      expect(response.headers.get("content-type")).toContain("text/event-stream");
      let text = "";
      const ended = (async () => {
        const decoder = new TextDecoder();
        for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
      })().catch(() => {});
      return { text: () => text, ended, leave: () => leaving.abort() };
    },
  };
}
