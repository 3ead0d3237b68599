import { randomBytes } from "node:crypto";

import { type HttpServer, createHttpServer, createLogging } from "@firsthand/platform/http";
import type { Handle } from "@firsthand/platform/storage";

import { createAccess } from "../index.ts";

/** A server with accounts on a free port of this machine. */
export interface Site {
  readonly url: string;
  readonly server: HttpServer;
  /** The code of the first administrator. */
  readonly code: string | undefined;
  /** Another browser, without any cookie. */
  readonly browser: () => Browser;
}

/** What one request came to. */
interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Keeps cookies as browsers do, and says where its requests come from. */
export interface Browser {
  readonly ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly cookies: Map<string, string>;
}

export interface SiteSettings {
  readonly codeNeeded?: boolean;
  readonly secret?: Uint8Array;
}

export const accessKey = "k".repeat(43);

/** Starts a server over these accounts. Two over one database are two processes. */
export async function startSite(db: Handle, settings: SiteSettings = {}): Promise<Site> {
  const { codeNeeded = false, secret = randomBytes(32) } = settings;
  const { logger, lineCounts } = createLogging({ level: "silent", write: () => {} });
  const access = createAccess({ db, secret, now: () => new Date(), codeNeeded });
  const server = await createHttpServer({
    config: { host: "127.0.0.1", port: 0 },
    logger,
    lineCounts,
    version: "1",
    accessKey,
    recognise: access.recognise,
    mounts: [access.mount],
    plainRoutes: (app) => {
      for (const right of ["view", "edit", "administer"] as const)
        app.post(`/may/${right}`, { config: { access: right } }, async () => ({ may: right }));
    },
    page: async () => "",
    ready: async () => {},
    foresee: () => undefined,
  });
  const { url } = await server.listen();
  return { url, server, code: (await access.setup())?.code, browser: () => browserAt(url) };
}

function browserAt(url: string): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    ask: async (method, path, body, headers = {}) => {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(method === "GET" ? {} : { origin: url }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
    },
  };
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  if (/max-age=0/i.test(cookie)) cookies.delete(name);
  else cookies.set(name, value);
}
