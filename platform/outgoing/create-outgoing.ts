import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { rootCertificates } from "node:tls";

import { Failure } from "@firsthand/kernel/errors";
import { Agent, type Dispatcher, request as send } from "undici";

import { placeOf } from "./addresses.ts";
import { addressRefused, answerCut, badAddress, hostUnreachable, redirectRefused, tooManyRedirects } from "./errors.ts";
import type { Limits, OpenAnswer, Outgoing, OutgoingRequest, OutgoingSettings } from "./outgoing.ts";
import { isAllowed, plain } from "./rules/allowed.ts";
import { onward, type Sent } from "./rules/redirect.ts";
import { startWatch, type Watch } from "./watch.ts";
import { unpacked } from "./unpack.ts";

const LIMITS: Limits = { connectMs: 10_000, firstByteMs: 30_000, wholeMs: 60_000, mostBytes: 50_000_000 };
const MOST_REDIRECTS = 5;

/**
 * The guarded way to ask the outside. Names are looked up once for a connection, and the very address that was looked
 * at is connected to; redirects are followed here, each as if it were asked anew.
 */
export function createOutgoing(settings: OutgoingSettings): Outgoing {
  const { allowedHosts, lookup = systemLookup as LookupFunction, authorities } = settings;
  const limits = { ...LIMITS, ...settings.limits };
  // Two agents, because a connection that was made for an allowed name must not serve one that is not.
  const agentOf = (allowed: boolean) =>
    new Agent({
      allowH2: false,
      connect: {
        lookup: guarded(lookup, allowed),
        timeout: limits.connectMs,
        ...(authorities ? { ca: [...rootCertificates, ...authorities] } : {}),
      },
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  const agents = { allowed: agentOf(true), others: agentOf(false) };

  const sendOne = async (sent: Sent, { plainHttp, watch }: Asked): Promise<Dispatcher.ResponseData> => {
    const { url, method, headers, body } = sent;
    const allowed = isAllowed(url, allowedHosts);
    checkAddress(url, { allowed, plainHttp });
    watch.waitForFirstByte(url.hostname);
    try {
      return await send(url, {
        dispatcher: allowed ? agents.allowed : agents.others,
        method: method as Dispatcher.HttpMethod,
        headers: { "accept-encoding": "gzip, br", "user-agent": "Firsthand", ...headers },
        ...(body === undefined ? {} : { body }),
        signal: watch.signal,
      });
    } catch (error) {
      throw watch.reason() ?? foreseen(error) ?? lost(url.hostname, error);
    } finally {
      watch.firstByteCame();
    }
  };

  const open = async (request: OutgoingRequest): Promise<OpenAnswer> => {
    let sent = sentOf(request);
    const { mostBytes, ...patience } = { ...limits, ...request.limits };
    const watch = startWatch(patience, sent.url.hostname, request.signal);
    const asked = { plainHttp: request.plainHttp === true, watch };
    try {
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        const { statusCode: status, headers: given, body } = await sendOne(sent, asked);
        const headers = joined(given);
        const next = onward(sent, { status, location: headers["location"] }, request.secretHeaders ?? []);
        const host = sent.url.hostname;
        if (next.kind === "no_redirect" || request.staysPut === true) {
          const parts = whole(unpacked(body, { encoding: headers["content-encoding"], host, mostBytes }), watch, host);
          const close = () => {
            watch.stop();
            body.destroy();
          };
          return { status, headers, url: sent.url.href, body: parts, close };
        }
        body.on("error", () => {}).destroy();
        if (next.kind === "refused") throw redirectRefused(host, next.why);
        sent = next.sent;
      }
      throw tooManyRedirects(sent.url.hostname);
    } catch (error) {
      watch.stop();
      throw error;
    }
  };

  return {
    open,
    ask: async (request) => {
      const { body, close, ...answer } = await open(request);
      try {
        const parts: Uint8Array[] = [];
        for await (const part of body) parts.push(part);
        return { ...answer, bytes: Buffer.concat(parts) };
      } finally {
        close();
      }
    },
    close: async () => {
      await Promise.all([agents.allowed.destroy(), agents.others.destroy()]);
    },
  };
}

interface Asked {
  readonly plainHttp: boolean;
  readonly watch: Watch;
}

function sentOf({ url: address, method = "GET", headers = {}, body }: OutgoingRequest): Sent {
  const url = URL.parse(address);
  if (!url) throw badAddress("it is none");
  if (!["http:", "https:"].includes(url.protocol)) throw badAddress("it begins with neither https:// nor http://");
  if (url.username !== "" || url.password !== "") throw badAddress("there is a name or password in it");
  return { url, method, headers, body };
}

function checkAddress(url: URL, { allowed, plainHttp }: { readonly allowed: boolean; readonly plainHttp: boolean }) {
  const host = plain(url.hostname);
  if (url.protocol === "http:" && !allowed && !plainHttp) throw addressRefused(host, "is reached without encryption");
  if (isIP(host) !== 0) checkPlace(host, host, allowed);
}

function checkPlace(address: string, host: string, allowed: boolean): void {
  const place = placeOf(address);
  if (place === "never") throw addressRefused(host, "stands where nothing is ever asked");
  if (place === "inside" && !allowed) throw addressRefused(host, "stands in a private network");
}

/** Looks a name up and lets only such addresses through as may be asked; one that may not spoils the others. */
function guarded(lookup: LookupFunction, allowed: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, answer) => {
      const found: readonly LookupAddress[] = Array.isArray(answer) ? answer : [];
      const [first] = found;
      if (error || !first) {
        callback(error ?? Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "", 4);
        return;
      }
      try {
        for (const { address } of found) checkPlace(address, hostname, allowed);
      } catch (refused) {
        callback(refused as Error, "", 4);
        return;
      }
      if (options.all) callback(null, [...found]);
      else callback(null, first.address, first.family);
    });
  };
}

/** The body, with what comes between told in words. */
async function* whole(body: AsyncIterable<Uint8Array>, watch: Watch, host: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw watch.reason() ?? foreseen(error) ?? answerCut(host, error);
  } finally {
    watch.stop();
  }
}

/** Only where no connection came about is it sure that nobody took the request. */
function lost(host: string, error: unknown): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"].includes(code) || code.startsWith("HPE_")
    ? answerCut(host, error)
    : hostUnreachable(host, error);
}

function foreseen(error: unknown): Failure | undefined {
  const all = error instanceof AggregateError ? error.errors : [error];
  return all.find((one): one is Failure => one instanceof Failure);
}

function joined(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === "string" ? value : value.join(", ")]],
    ),
  );
}
