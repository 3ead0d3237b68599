import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import type { SourceRecord } from "@firsthand/connect/records";
import { createOutgoing } from "@firsthand/platform/outgoing";
import { type Handle, transact } from "@firsthand/platform/storage";
import { z } from "zod";

import { acceptDeliveries } from "../../listen/index.ts";
import { declareSource } from "../../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../../testing/index.ts";
import type { WebhooksGround } from "../ground.ts";

const message = z.object({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.looseObject({ number: z.number().optional(), id: z.string().optional(), text: z.string().optional() }),
});

export interface Arrived extends z.infer<typeof message> {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody who receives, on real HTTP; what it answers can be another each time. */
export interface Receiver {
  readonly url: string;
  /** Whatever came, also what was then refused. */
  readonly arrived: Arrived[];
  answers: (arrived: Arrived, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** Receives on a free port of this machine. */
export async function openReceiver(): Promise<Receiver> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      const one = { ...message.parse(JSON.parse(body)), headers: request.headers, body };
      arrived.push(one);
      receiver.answers(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    arrived,
    answers: (_arrived, response) => response.end("taken"),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

/** The signature of a message as the specification says, computed without our own code. */
export function signatureOf({ headers, body }: Arrived, secret: string): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

/** A ground whose clock can be set forward. */
export function testWebhooks(db: Handle) {
  let ahead = 0;
  const ways = new Map<string, ReturnType<typeof createOutgoing>>();
  const ground: WebhooksGround = {
    db,
    now: () => new Date(Date.now() + ahead),
    chance: () => 0,
    seal: (plain, purpose) => `${purpose}|${plain}`,
    open: (sealed) => sealed.slice(sealed.indexOf("|") + 1),
    outgoing: (allowedHosts) => {
      const key = allowedHosts.join();
      const way = ways.get(key) ?? createOutgoing({ allowedHosts });
      ways.set(key, way);
      return way;
    },
    unitsWithin: (_tx, names) => Promise.resolve(names.flatMap((name) => [name, `${name} below`])),
    choices: () => Promise.resolve({ channels: [], units: [] }),
  };
  return {
    ground,
    forward: (ms: number) => void (ahead += ms),
    close: () => Promise.all([...ways.values()].map((way) => way.close())),
  };
}

/** A log that messages can be said into. */
export async function openLog(db: Handle) {
  const world = testWorld();
  let version = 0;
  let at = Date.parse("2026-01-01T10:00:00Z");
  await declareSource(db, publicSource, world.now);
  return {
    logVersion: () => String(version),
    say: async (...records: readonly (Partial<SourceRecord> & { readonly externalId: string })[]) => {
      const items = records.map((one) => understood(record({ at: new Date((at += 60_000)).toISOString(), ...one })));
      await transact(db, (tx) => acceptDeliveries(tx, world, { source: publicSource, items, importId: null }));
      version += 1;
    },
    tick: () => void (version += 1),
  };
}
