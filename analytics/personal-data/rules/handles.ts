import { kindOfUnit, unitKind } from "./fold.ts";
import type { Range } from "./tokens.ts";

const LONGEST = 30;

/** Names of accounts in social networks, as in "@name". */
export function findHandles(text: string, closedAt: (at: number) => boolean): readonly Range[] {
  const found: Range[] = [];
  const isSign = (at: number) => text[at] === "_" || kindOfUnit(text, at) !== unitKind.other;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const before = text[at - 1] ?? "";
    if (before === "@" || before === "." || isSign(at - 1) || closedAt(at) || closedAt(at - 1)) continue;
    let end = at + 1;
    while (end - at <= LONGEST && isSign(end) && !closedAt(end)) end += 1;
    if (end > at + 1 && !isSign(end)) found.push({ start: at, end });
  }
  return found;
}
