import { type Finder, chainsFrom, joint, jointBefore, tiedAfter, tiedBefore } from "./scene.ts";
import type { Range } from "./tokens.ts";

const LONGEST_IPV6 = 39;

/** Addresses of networks and machines, from 2000::/3, fc00::/7 and fe80::/10; not the names of `std::` and the like. */
function isIpv6(address: string): boolean {
  const halves = address.split("::");
  if (
    halves.length > 2 ||
    address.includes(":::") ||
    !/^(?:[23][0-9a-f]{3}|f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(address)
  ) {
    return false;
  }
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (groups.some((group) => group.length === 0 || group.length > 4)) return false;
  return halves.length === 2 ? groups.length >= 2 && groups.length < 8 : groups.length === 8;
}

/** IPv6 addresses in a folded text. */
export function findIpv6(plain: string, closedAt: (at: number) => boolean): readonly Range[] {
  const found: Range[] = [];
  for (const { index, 0: run } of plain.matchAll(/[0-9a-f:]+/g)) {
    const address = run.replace(/:$/, "");
    if (address.length > LONGEST_IPV6 || run.length > LONGEST_IPV6 + 1 || !isIpv6(address)) continue;
    const around = `${plain[index - 1] ?? " "}${plain[index + run.length] ?? " "}`;
    if (/[\p{L}\p{N}_]/u.test(around) || (run !== address && !/\s/.test(around[1] ?? " "))) continue;
    const end = index + address.length;
    let free = true;
    for (let at = index; at < end; at += 1) free &&= !closedAt(at);
    if (free) found.push({ start: index, end });
  }
  return found;
}

/** IPv4 addresses; what may be the number of a version or of a section needs a word for networks near. */
export const findIpv4: Finder = (scene, index) => {
  const { list, plain } = scene.tokens;
  const start = list[index]?.start ?? 0;
  const chain = chainsFrom(scene, index)[3];
  if (!chain || chain.joints !== joint.dot || jointBefore(scene, index) !== joint.none || chain.after === joint.dot) {
    return null;
  }
  const octets = list.slice(index, index + 4).map(({ word }) => word);
  if (octets.some((octet) => octet.length > 3 || Number(octet) > 255 || /^0\d/.test(octet))) return null;
  const first = Number(octets[0]);
  const end = list[chain.last]?.end ?? 0;
  if (first === 0 || first === 127 || first === 255 || /[\w+-]/.test(plain[start - 1] ?? "")) return null;
  const called = scene.memory.heard("network", start);
  const versionLike = octets.every((octet) => Number(octet) < 64) || scene.memory.heard("version", start);
  if (versionLike && !called) return null;
  // A port or a path may follow.
  if (tiedAfter(scene, end) && ![":", "/", ".", ","].includes(plain[end] ?? "")) return null;
  if (tiedBefore(scene, start) && !called && !["/", "@", "=", ":"].includes(plain[start - 1] ?? "")) return null;
  return { kind: "ip", start, last: chain.last, sure: called ? 1 : 0.9 };
};
