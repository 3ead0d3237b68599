import { z } from "zod";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const version = z.number().int().positive().max(1_000_000);

const file = z.object({
  keys: z.array(z.object({ version, key: hex, madeAt: z.iso.datetime() })).min(1),
});

/** One key: 32 bytes, as hexadecimal digits. */
export interface Key {
  readonly version: number;
  readonly key: string;
  readonly madeAt: string;
}

/** All keys, the oldest first; with the last one is sealed. */
export type Keyring = readonly [Key, ...Key[]];

/** The keys of `keys.json`; undefined when it holds something else. */
export function parseKeysFile(text: string): Keyring | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = file.safeParse(read);
  return parsed.success ? ordered(parsed.data.keys) : undefined;
}

/** The keys of `FIRSTHAND_KEYS`, `1:HEX` or `1:HEX,2:HEX`; undefined when it says something else. */
export function parseKeysVariable(text: string): Keyring | undefined {
  const keys: Key[] = [];
  for (const part of text.split(",")) {
    const found = /^\s*([1-9]\d{0,5}):([0-9a-f]{64})\s*$/i.exec(part);
    if (!found?.[1] || !found[2]) return undefined;
    keys.push({ version: Number(found[1]), key: found[2].toLowerCase(), madeAt: "" });
  }
  return ordered(keys);
}

function ordered(keys: readonly Key[]): Keyring | undefined {
  const [first, ...rest] = keys.toSorted((a, b) => a.version - b.version);
  if (!first || new Set(keys.map((one) => one.version)).size < keys.length) return undefined;
  return [first, ...rest];
}

/** The text of `keys.json`. */
export const keysText = (keys: Keyring): string => `${JSON.stringify({ keys }, null, 2)}\n`;

export const newest = (keys: Keyring): Key => keys.at(-1) ?? keys[0];

/** How what is sealed begins. */
const FORM = "sealed1";

/** The three parts of something sealed: `sealed1.VERSION.BASE64URL`. */
export function parseSealed(text: string): { version: number; bytes: Buffer } | undefined {
  const found = /^sealed1\.([1-9]\d{0,6})\.([\w-]+)$/.exec(text);
  return found?.[1] && found[2] ? { version: Number(found[1]), bytes: Buffer.from(found[2], "base64url") } : undefined;
}

export const sealedText = (key: number, bytes: Buffer): string => `${prefixOf(key)}${bytes.toString("base64url")}`;

/** How everything begins that was sealed with a key. */
export const prefixOf = (key: number): string => `${FORM}.${key}.`;
