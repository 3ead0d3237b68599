import { BlockList, isIP } from "node:net";

/** Where the insides of networks are; nothing that the whole internet may ask stands there. */
const inside = blockListOf(
  ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"],
  ["::1/128", "fc00::/7", "fe80::/10"],
);

/**
 * What is asked by nobody, also where somebody allowed it: keys of cloud machines lie at the first eight; the others
 * are no addresses of hosts, or hide one. Addresses of IPv4 in the clothes of IPv6 are told by the list itself.
 */
const never = blockListOf(
  [
    "169.254.169.254/32",
    "169.254.170.2/32",
    "169.254.170.23/32",
    "100.100.100.200/32",
    "168.63.129.16/32",
    "0.0.0.0/8",
    "192.0.0.0/24",
    "198.18.0.0/15",
    "224.0.0.0/4",
    "240.0.0.0/4",
  ],
  [
    "fd00:ec2::254/128",
    "fd00:ec2::23/128",
    "fd20:ce::254/128",
    "::/128",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "2001::/32",
    "2002::/16",
    "fec0::/10",
    "ff00::/8",
  ],
);

/** Where an address lies: on the internet, inside of a network, or where nothing may be asked. */
export function placeOf(address: string): "outside" | "inside" | "never" {
  const kind = isIP(address);
  if (kind === 0) return "never";
  const family = kind === 6 ? "ipv6" : "ipv4";
  if (never.check(address, family)) return "never";
  return inside.check(address, family) ? "inside" : "outside";
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
