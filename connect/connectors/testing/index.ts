import { type ActionInputs, checkSettings, createMapper, type Mapper, openConnector } from "../../engine/index.ts";
import { type Asked, keeperOf, openSite, readAll, testGround } from "../../engine/testing/index.ts";
import type { Delivery, SourceRecord } from "../../records/index.ts";
import type { Cursor } from "../../streams/index.ts";
import { shippedConnector } from "../index.ts";

/** One for all tests of a file; what is left of it ends with the file. */
let shared: Mapper | undefined;

/** What the other side answers, by method and path; a function sees what was asked. */
export type Answers = Readonly<Record<string, unknown>>;

/** An answer with headers, or with another status. */
export class WithHeaders {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;

  constructor(body: unknown, headers: Readonly<Record<string, string>>, status = 200) {
    this.body = body;
    this.headers = headers;
    this.status = status;
  }
}

/** An answer that says no. */
export const refusal = (status: number, body: unknown) => new WithHeaders(body, {}, status);

export interface Simulation {
  /** What a stream reads to its end; fails if anything is rejected. */
  readonly read: (stream: string, since?: string, cursor?: Cursor | null) => Promise<Read>;
  /** The same of a stream that maps to persons or documents, with what changed in its fields. */
  readonly items: (stream: string, since?: string, cursor?: Cursor | null) => Promise<ReadItems>;
  readonly act: (action: string, inputs: ActionInputs) => Promise<unknown>;
  readonly connector: ReturnType<typeof openConnector>;
  /** Requests as `METHOD /path?query`. */
  readonly requests: () => string[];
  readonly asked: Asked[];
  readonly close: () => Promise<void>;
}

interface ReadItems {
  readonly items: readonly Delivery[];
  readonly drift: readonly string[];
  readonly cursor: Cursor | null;
}

interface Read {
  readonly records: readonly SourceRecord[];
  readonly cursor: Cursor | null;
}

/**
 * A connector of the product whose other side is a server on this machine that answers as the documentation says. The
 * hosts of the connector lead there; what nobody foresaw is answered with 404.
 */
export async function simulate(id: string, settings: Record<string, string>, answers: Answers): Promise<Simulation> {
  const manifest = shippedConnector(id);
  if (!manifest) throw new Error(`there is no connector ${id}`);
  checkSettings(manifest, settings);
  const site = await openSite();
  const mapper = (shared ??= createMapper());
  const real = testGround(mapper);
  const outgoing = {
    ...real.outgoing,
    ask: (request: Parameters<typeof real.outgoing.ask>[0]) => {
      const url = new URL(request.url);
      return real.outgoing.ask({ ...request, url: site.url + url.pathname + url.search });
    },
  };
  site.answers = (asked, response) => {
    const path = decodeURIComponent(asked.path);
    const found = answers[`${asked.method} ${path}`];
    const value: unknown = typeof found === "function" ? found(asked) : found;
    if (value === undefined) {
      response.writeHead(404).end("{}");
      return undefined;
    }
    if (!(value instanceof WithHeaders)) return value;
    response
      .writeHead(value.status, { "content-type": "application/json", ...value.headers })
      .end(JSON.stringify(value.body));
    return undefined;
  };
  const connector = openConnector(manifest, { ...real, outgoing }, keeperOf());
  return {
    connector,
    asked: site.asked,
    requests: () =>
      site.asked.map(({ method, path, query }) => `${method} ${path}${query.size > 0 ? `?${query}` : ""}`),
    read: async (stream, since = "2026-01-01T00:00:00Z", cursor = null) => {
      const read = await readAll(connector, { settings, stream, since, cursor });
      return { records: read.items.map(recordOf), cursor: read.cursor };
    },
    items: (stream, since = "2026-01-01T00:00:00Z", cursor = null) =>
      readAll(connector, { settings, stream, since, cursor }),
    act: (action, inputs) => connector.runAction({ action, settings, inputs, signal: AbortSignal.timeout(9000) }),
    close: async () => {
      await Promise.all([real.close(), site.close()]);
    },
  };
}

/** The record of an item that has to be understood. */
export function recordOf(item: Delivery): SourceRecord {
  if (item.status === "understood") return item.record;
  if (item.status !== "rejected") throw new Error(`a ${item.status} is no interaction`);
  throw new Error(`${item.reason.code}: ${item.reason.message} ${new TextDecoder().decode(item.raw)}`);
}
