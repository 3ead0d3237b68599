import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { countFlow } from "@firsthand/connect/flow";
import {
  chatPublicRoutes,
  createChatDoor,
  createChatRouter,
  forgetVisitors,
  type ChatGround,
} from "@firsthand/engage/chat";
import { acceptEach } from "@firsthand/engage/listen";
import type { ReplyDoor } from "@firsthand/engage/replies";
import { declareSource } from "@firsthand/engage/sources";
import { createLimiter } from "@firsthand/govern/consent";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import { createMailer } from "@firsthand/platform/mail";
import type { FastifyInstance } from "fastify";

import { liveWorld, secretOf } from "../world.ts";
import type { Ground } from "./ground.ts";

/** What chats on web pages bring to the server. */
interface ChatWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
  /** The way of answers to visitors. */
  readonly door: ReplyDoor;
}

/** Chats on web pages, joined to the log. */
export function wireChat({ storage: { db }, jobs, now, config, secrets, logVersion, listeners }: Ground): ChatWiring {
  const live = liveWorld(config);
  const { smtpUrl, mailFrom } = config;
  const mailer =
    smtpUrl === undefined || mailFrom === undefined ? undefined : createMailer({ smtpUrl, from: mailFrom }, now);
  const flow = countFlow({ db, now });
  const ground: ChatGround = {
    db,
    now,
    random: () => randomBytes(8),
    secret: secretOf(config),
    seal: (plain, purpose) => secrets.seal(plain, purpose),
    open: (sealed, purpose) => secrets.open(sealed, purpose),
    accept: async (tx, declaration, item) => {
      const source = await declareSource(tx, declaration, now());
      const batch = { source, items: [item], importId: null, equals: "once" } as const;
      const [fate] = await acceptEach(tx, { ...live, now: now() }, batch);
      return fate?.status === "quarantined" ? fate.reason.message : undefined;
    },
    checkRoom: async () => {
      await live.checkRoom?.();
    },
    noteFlow: flow.note,
    colleaguesThere: () => listeners() > 0,
    logVersion,
    mail: mailer?.send,
    limits: {
      visitor: createLimiter({ times: 20, seconds: 60 }),
      network: createLimiter({ times: 100, seconds: 60 }),
      asking: createLimiter({ times: 600, seconds: 60 }),
    },
  };
  const routes = chatPublicRoutes(ground);
  jobs.define("forget-chat-visitors", () => forgetVisitors(ground), {
    retry: { times: 3, afterSeconds: 60 },
    schedule: { cron: "17 * * * *" },
    // Nobody waits for it.
    pollSeconds: 30,
  });
  return {
    mount: mountApi({ name: "chat", router: createChatRouter(), context: (asker) => ({ ground, asker }) }),
    plainRoutes: (app) => {
      routes.routes(app);
      app.addHook("onClose", async () => {
        await flow.close();
        mailer?.close();
      });
    },
    door: createChatDoor(ground, routes.hears),
  };
}

/** Browsers ask after an hour whether there is another. */
const SCRIPT_HEADERS = {
  "cache-control": "public, max-age=3600",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  vary: "Accept-Encoding",
};

/** Adds /chat/ID.js, the same for every chat: which one it is it reads from its own address. */
export function serveChatScript(app: FastifyInstance, webDirectory: string): void {
  let built: { readonly plain: Buffer; readonly packed: Buffer; readonly tag: string } | undefined;
  app.get<{ Params: { file: string } }>(
    "/chat/:file",
    { exposeHeadRoute: false, config: { access: "open", pace: "free" } },
    async (request, reply) => {
      if (!/^[0-9a-f-]{36}\.js$/i.test(request.params.file)) return reply.callNotFound();
      built ??= readScript(join(webDirectory, "chat.js"));
      reply.headers({ ...SCRIPT_HEADERS, etag: built.tag }).type("text/javascript; charset=utf-8");
      if (request.headers["if-none-match"] === built.tag) return reply.code(304).send();
      const packs = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
      return packs ? reply.header("content-encoding", "gzip").send(built.packed) : reply.send(built.plain);
    },
  );
}

function readScript(path: string) {
  const plain = readFileSync(path);
  const tag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 20)}"`;
  return { plain, packed: gzipSync(plain), tag };
}
