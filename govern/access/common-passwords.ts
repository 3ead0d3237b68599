import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Signs of a hash that are kept, in hexadecimal. */
const KEPT = 10;

let known: ReadonlySet<string> | undefined;

/**
 * Whether a password is one of those that many chose, in whatever letters; read from a list in `common` when it is first
 * asked for. Of shorter ones than may be chosen the list says nothing.
 */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(readFileSync(join(import.meta.dirname, "common", "long-passwords.txt"), "utf8").split("\n"));
  const plain = password.normalize("NFKC").toLowerCase();
  return known.has(createHash("sha256").update(plain).digest("hex").slice(0, KEPT));
}
