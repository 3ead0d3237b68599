import { lookup } from "node:dns/promises";
import { isIP } from "node:net";

import { placeOf } from "./addresses.ts";
import { addressRefused, hostUnreachable } from "./errors.ts";
import { isAllowed } from "./rules/allowed.ts";

/**
 * The address of a host that is reached by another protocol than HTTP; it is to be connected to as it is, because the
 * name may mean another one a moment later. Throws `address_refused`, `host_unreachable`.
 */
export async function addressOf(host: string, port: number, allowedHosts: readonly string[]): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, "");
  const url = URL.parse(`tcp://${isIP(bare) === 6 ? `[${bare}]` : bare}:${port}`);
  if (!url) throw hostUnreachable(host, undefined);
  const allowed = isAllowed(url, allowedHosts);
  const addresses = isIP(bare) === 0 ? await addressesOf(bare) : [bare];
  for (const address of addresses) {
    const place = placeOf(address);
    if (place === "never") throw addressRefused(host, "stands where nothing is ever asked");
    if (place === "inside" && !allowed) throw addressRefused(host, "stands in a private network");
  }
  const [first] = addresses;
  if (first === undefined) throw hostUnreachable(host, undefined);
  return first;
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw hostUnreachable(host, error);
  }
}
