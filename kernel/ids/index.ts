import { hash } from "node:crypto";

/** How many homes the log is spread over; a home fits in ten bits. */
export const HOMES = 1024;

/**
 * A UUID that depends on its parts alone, so that the same thing gets the same id whoever computes it.
 * The parts are hashed with their lengths: ("ab", "c") and ("a", "bc") differ. Form: UUID version 8 (RFC 9562).
 */
export function stableId(...parts: readonly string[]): string {
  const hex = hash("sha256", parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(""));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The home (0 to 1023) of anything whose id comes from `stableId`: its last ten bits. */
export function homeOfStableId(id: string): number {
  return Number.parseInt(id.slice(-3), 16) & (HOMES - 1);
}

/**
 * A new id that carries its home: UUID version 7 (RFC 9562) with the home in the low ten bits of `rand_a`.
 * `now` is in milliseconds since 1970, `random` gives eight bytes.
 */
export function mintId(home: number, now: number, random: () => Uint8Array): string {
  const time = now.toString(16).padStart(12, "0");
  const bytes = random();
  const carried = (((bytes[0] ?? 0) & 0x3) << 10) | (home & (HOMES - 1));
  const tail = Buffer.from(bytes.subarray(0, 8));
  tail[0] = (bytes[1] ?? 0) ^ (bytes[0] ?? 0);
  tail[0] = (tail[0] & 0x3f) | 0x80;
  const hex = tail.toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${carried.toString(16).padStart(3, "0")}-${hex.slice(0, 4)}-${hex.slice(4)}`;
}

/** The home that an id from `mintId` carries. */
export function homeOf(id: string): number {
  return Number.parseInt(id.slice(15, 18), 16) & (HOMES - 1);
}
