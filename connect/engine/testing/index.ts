import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { createOutgoing } from "@firsthand/platform/outgoing";

import { type Manifest, readManifest } from "../../manifest/index.ts";
import type { Delivery } from "../../records/index.ts";
import type { Cursor, Settings } from "../../streams/index.ts";
import type { EngineGround, TokenKeeper, Tokens } from "../ground.ts";
import type { Mapper } from "../mapping/mapper.ts";
import type { Connector } from "../open-connector.ts";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a server answers: data as JSON, or whatever it likes. */
export type Answers = (asked: Asked, response: ServerResponse) => unknown;

export interface Site {
  readonly url: string;
  readonly asked: Asked[];
  answers: Answers;
  readonly close: () => Promise<void>;
}

/** A real server on this machine that answers as a test says; what `answers` returns is sent as JSON. */
export async function openSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const url = new URL(request.url ?? "", "http://site");
      const { method = "", headers } = request;
      const asked = {
        method,
        path: url.pathname,
        query: url.searchParams,
        headers,
        body: Buffer.concat(parts).toString(),
      };
      site.asked.push(asked);
      const value = site.answers(asked, response);
      if (value !== undefined && !response.writableEnded) json(response, value);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const site: Site = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answers: () => [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return site;
}

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown, headers: Record<string, string> = {}): undefined {
  response.writeHead(200, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
  return undefined;
}

export interface TestGround extends EngineGround {
  /** How long it slept each time, in milliseconds; nobody waited. */
  readonly slept: number[];
  /** Moves the clock. */
  readonly pass: (milliseconds: number) => void;
  readonly close: () => Promise<void>;
}

/** The network of this machine, a clock that only sleeping moves, and chance that is always one half. */
export function testGround(mapper: Mapper, begin = "2026-06-01T12:00:00Z"): TestGround {
  let now = Date.parse(begin);
  const slept: number[] = [];
  const outgoing = createOutgoing({ allowedHosts: ["127.0.0.1"], limits: { firstByteMs: 2000, wholeMs: 5000 } });
  return {
    outgoing,
    mapper,
    now: () => new Date(now),
    random: () => 0.5,
    sleep: (milliseconds, signal) => {
      signal.throwIfAborted();
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    slept,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    close: outgoing.close,
  };
}

/** Keeps tokens in memory. */
export function keeperOf(first: Tokens | null = null): TokenKeeper & { kept: Tokens | null } {
  const keeper = {
    kept: first,
    current: () => Promise.resolve(keeper.kept),
    renew: async (work: (current: Tokens | null) => Promise<Tokens>) => {
      keeper.kept = await work(keeper.kept);
      return keeper.kept;
    },
  };
  return keeper;
}

/** A manifest that has to be right. */
export function manifestOf(text: string): Manifest {
  const read = readManifest(text);
  if (!read.ok) throw new Error(read.faults.map(({ line, path, message }) => `${line} ${path}: ${message}`).join("\n"));
  return read.manifest;
}

export interface ReadAll {
  readonly settings: Settings;
  readonly cursor?: Cursor | null;
  readonly since?: string;
  readonly stream?: string;
}

/** Reads a stream to its end. */
export async function readAll(connector: Connector, { settings, cursor = null, since, stream = "notes" }: ReadAll) {
  const items: Delivery[] = [];
  const drift: string[] = [];
  let last = cursor;
  const request = { stream, settings, cursor, since: new Date(since ?? "2020-01-01T00:00:00Z") };
  for await (const page of connector.readStream({ ...request, signal: AbortSignal.timeout(60_000) })) {
    items.push(...page.items);
    drift.push(...page.drift.map(({ change, field }) => `${change} ${field}`));
    last = page.cursor;
  }
  return { items, drift, cursor: last };
}

/** The ids of what was understood, in order. */
export function idsOf(items: readonly Delivery[]): string[] {
  return items.flatMap((item) => (item.status === "understood" ? [item.record.externalId ?? ""] : []));
}
