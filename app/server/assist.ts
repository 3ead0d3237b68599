import { randomBytes } from "node:crypto";

import { type AssistGround, createAssistRouter } from "@firsthand/engage/assist";
import { showTheme } from "@firsthand/learn/themes";
import { type ApiMount, mountApi } from "@firsthand/platform/http";
import { createOutgoing, type Outgoing } from "@firsthand/platform/outgoing";
import type { FastifyInstance } from "fastify";

import type { Ground } from "./ground.ts";

/** What an optional language model brings to the server. */
interface AssistWiring {
  readonly mount: ApiMount;
  /** Gives its connections back when the server closes. */
  readonly follow: (app: FastifyInstance) => void;
}

/** A language model, if somebody set one: its endpoints, over the guarded way out. */
export function wireAssist({ storage: { db }, now, secrets }: Ground): AssistWiring {
  const ways = new Map<string, Outgoing>();
  const ground: AssistGround = {
    db,
    now,
    random: () => randomBytes(8),
    seal: (plain, purpose) => secrets.seal(plain, purpose),
    open: (sealed, purpose) => secrets.open(sealed, purpose),
    outgoing: (allowedHosts) => {
      const key = allowedHosts.join(" ");
      const way = ways.get(key) ?? createOutgoing({ allowedHosts });
      ways.set(key, way);
      return way;
    },
    theme: async (id, reach) => {
      const { phrases, verbatims, newest } = await showTheme(db, { id, unit: undefined, reach });
      const texts = [...verbatims, ...newest].flatMap(({ text }) => text ?? []);
      return { phrases, texts: [...new Set(texts)] };
    },
  };
  return {
    mount: mountApi({ name: "assist", router: createAssistRouter(), context: (asker) => ({ ground, asker }) }),
    follow: (app) => {
      app.addHook("onClose", async () => {
        await Promise.all([...ways.values()].map((way) => way.close()));
      });
    },
  };
}
