import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import fastifyStatic from "@fastify/static";
import { type HttpSettings, html, page } from "@firsthand/platform/http";
import type { FastifyInstance } from "fastify";

import { serveChatScript } from "./chat.ts";

export interface WebApp {
  /** The one page of the app, which finds out by its address what to show. */
  readonly page: HttpSettings["page"];
  /** Adds /assets/*. */
  readonly routes: (app: FastifyInstance) => void;
}

/** Names of assets change with their content. */
const immutable = "public, max-age=31536000, immutable";

/** No hidden files, no way up. */
const plainPath = /^(?:[\w$@~-][\w$@~.-]*\/)*[\w$@~-][\w$@~.-]*$/;

/** Serves the built app; `directory` holds index.html and assets/, undefined where there is none. */
export function createWebApp(directory: string | undefined): WebApp {
  return {
    page: async (_request, reply) => {
      const text = directory === undefined ? undefined : await readFile(join(directory, "index.html"), "utf8");
      reply.type("text/html; charset=utf-8");
      if (text === undefined) return reply.send(notBuilt);
      const nonce = randomBytes(16).toString("base64url");
      return reply.header("content-security-policy", policyOf(nonce)).send(text.replaceAll("__STYLE_NONCE__", nonce));
    },
    routes: (app) => {
      if (directory === undefined) return;
      serveChatScript(app, directory);
      void app.register(fastifyStatic, {
        root: join(directory, "assets"),
        serve: false,
        preCompressed: true,
        cacheControl: false,
        dotfiles: "deny",
        index: false,
        setHeaders: (reply) => {
          reply.header("cache-control", immutable).header("content-security-policy", policyOf());
        },
      });
      app.get<{ Params: { "*": string } }>(
        "/assets/*",
        { config: { access: "open", pace: "free" } },
        async (request, reply) =>
          plainPath.test(request.params["*"]) ? reply.sendFile(request.params["*"]) : reply.callNotFound(),
      );
    },
  };
}

/** Nothing from elsewhere, no script in the page, styles only with the nonce. Style attributes are set by charts. */
function policyOf(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? "" : ` 'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const notBuilt = page({
  title: "Firsthand",
  body: html`<main>
    <header><h1>Firsthand</h1></header>
    <section>
      <p>The server runs, but the app for the browser is not built. <code>npm start</code> builds it.</p>
      <p>Programs find what they need in the <a href="/api/">API reference</a>.</p>
    </section>
  </main>`,
});
