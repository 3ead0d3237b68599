import { maskPersonalData, maskName, maskValue } from "./mask-personal-data.ts";
import { finderOf, type Found, type KnownPeople } from "./rules/known-people.ts";
import { findMasks } from "./rules/masks.ts";

/**
 * What masks texts in which these people are known: all personal data, and of the hidden their names, handles and
 * numbers. A whole name is found in any case, a word of it alone where it is written as a name.
 */
export function maskerOf(people: KnownPeople): (text: string) => string {
  const find = finderOf(people);
  if (!find) return (text) => maskPersonalData(text);
  return (text) => {
    const masked = maskPersonalData(text);
    const found = find(masked);
    return found.length === 0 ? masked : covered(masked, found);
  };
}

/** The text with these places masked; what lies in another one, or in a mask, is left. */
function covered(text: string, found: readonly Found[]): string {
  const masks = findMasks(text);
  let [result, at] = ["", 0];
  for (const { start, end, kind } of found) {
    if (start < at || masks.some((mask) => mask.start < end && start < mask.end)) continue;
    const value = text.slice(start, end);
    result += text.slice(at, start) + (kind === null ? maskName(value) : maskValue(kind, value));
    at = end;
  }
  return result + text.slice(at);
}
