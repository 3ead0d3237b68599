import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { type RequestOptions, request as plainRequest } from "node:http";
import { request as safeRequest } from "node:https";
import { BlockList, type LookupFunction, isIP } from "node:net";

import { Failure } from "@firsthand/kernel/errors";

import { addressRefused, providerAway } from "./errors.ts";

/** How long a provider may take for one answer, in milliseconds, and how much it may say, in bytes. */
const PATIENCE_MS = 10_000;
const MOST_BYTES = 1_000_000;

/** Where the insides of a network are; nothing on the internet stands there. */
const inside = blockListOf(
  ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  ["::1/128", "fc00::/7"],
);

/**
 * Where no provider stands, also none of one's own: the keys of cloud machines lie at 169.254.169.254. Addresses of IPv4
 * in the clothes of IPv6 are told by the list itself.
 */
const never = blockListOf(
  ["0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4"],
  ["::/128", "64:ff9b::/96", "2001::/32", "2002::/16", "fe80::/10", "ff00::/8"],
);

type Resolve = (
  name: string,
  options: LookupOptions,
  done: (error: Error | null, found: readonly LookupAddress[]) => void,
) => void;

const resolveAll: Resolve = (name, options, done) => lookup(name, { ...options, all: true }, done);

export interface Asking {
  readonly privateAddresses: boolean;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  /** A form. */
  readonly body?: string;
  /** Finds the addresses of a name; as the machine does unless told. */
  readonly resolve?: Resolve;
}

/**
 * Asks a provider for JSON. Names are resolved once and the very address that was looked at is asked; redirects are not
 * followed. Throws `address_refused`, `provider_unreachable`.
 */
export async function askJson(address: string, asking: Asking): Promise<{ status: number; body: unknown }> {
  const url = URL.parse(address);
  if (!url || !["http:", "https:"].includes(url.protocol)) throw providerAway("names an address that cannot be read");
  if (url.protocol === "http:" && !asking.privateAddresses) throw addressRefused("is reached without encryption");
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && !mayReach(literal, asking)) throw addressRefused("stands in a private network");
  const { status, text } = await ask(url, asking);
  try {
    return { status, body: JSON.parse(text) };
  } catch (error) {
    throw providerAway(`answers something that is no JSON (status ${status})`, error);
  }
}

/** Whether an address may be asked. */
function mayReach(address: string, { privateAddresses }: Pick<Asking, "privateAddresses">): boolean {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  return isIP(address) !== 0 && !never.check(address, family) && (privateAddresses || !inside.check(address, family));
}

function ask(url: URL, asking: Asking): Promise<{ status: number; text: string }> {
  const options: RequestOptions = {
    method: asking.method ?? "GET",
    headers: {
      accept: "application/json",
      ...(asking.body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      ...asking.headers,
    },
    lookup: guarded(asking),
    signal: AbortSignal.timeout(PATIENCE_MS),
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === "https:" ? safeRequest : plainRequest)(url, options, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on("data", (part: Buffer) => {
        size += part.length;
        if (size > MOST_BYTES) asked.destroy(new Error("too long"));
        else parts.push(part);
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      response.on("error", reject);
    });
    asked.on("error", (error) => reject(error instanceof Failure ? error : providerAway("does not answer", error)));
    asked.end(asking.body);
  });
}

function guarded(asking: Asking): LookupFunction {
  return (hostname, options, callback) => {
    (asking.resolve ?? resolveAll)(hostname, options, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) callback(error ?? new Error("no address"), "", 4);
      else if (found.some(({ address }) => !mayReach(address, asking)))
        callback(addressRefused("stands in a private network"), "", 4);
      else if (options.all) callback(null, [...found]);
      else callback(null, first.address, first.family);
    });
  };
}

function blockListOf(four: readonly string[], six: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [ranges, family] of [
    [four, "ipv4"],
    [six, "ipv6"],
  ] as const) {
    for (const range of ranges) {
      const [network = "", prefix = ""] = range.split("/");
      list.addSubnet(network, Number(prefix), family);
    }
  }
  return list;
}
