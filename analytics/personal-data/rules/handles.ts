import type { Range } from "./tokens.ts";

const HANDLE = /[a-z0-9_]/;
const LONGEST = 30;

/** Names of accounts in social networks, as in "@name", in a folded text. */
export function findHandles(plain: string, closedAt: (at: number) => boolean): readonly Range[] {
  const found: Range[] = [];
  for (let at = plain.indexOf("@"); at !== -1; at = plain.indexOf("@", at + 1)) {
    if (/[\p{L}\p{N}_@.]/u.test(plain[at - 1] ?? "") || closedAt(at)) continue;
    let end = at + 1;
    while (end - at <= LONGEST && HANDLE.test(plain[end] ?? "") && !closedAt(end)) end += 1;
    if (end > at + 1 && !HANDLE.test(plain[end] ?? "")) found.push({ start: at, end });
  }
  return found;
}
