import { findPersonalData } from "./find-personal-data.ts";
import { type IdentityKind, type PersonalDataKind, personalDataKinds } from "./kinds.ts";
import { finderOf, type Found, type KnownPeople } from "./rules/known-people.ts";

/** What is covered: a piece of personal data of a kind, a name, or a number by which somebody is known. */
export type CoveredKind = PersonalDataKind | "name" | "number";

/** Gives what stands in the place of a piece of personal data. */
export type Cover = (kind: CoveredKind, value: string) => string;

const kindOf: Readonly<Record<IdentityKind, CoveredKind>> = {
  account: "handle",
  email: "email",
  phone: "phone",
  customer_number: "number",
};

/** Signs without a meaning of their own hold the places while names are looked for; texts have none of them left. */
const FIRST = 0xe000;
const LAST = 0xf8ff;
const anySign = /[\ue000-\uf8ff]/g;

/**
 * What puts something else in the place of all personal data of a text, handles too, and of the names, handles and
 * numbers of the hidden. Nothing of what is covered stays, neither its length nor its first letter.
 */
export function covererOf(people: KnownPeople): (text: string, cover: Cover) => string {
  const find = finderOf(people);
  return (text, cover) => {
    const covers: string[] = [];
    const hold = (kind: CoveredKind, value: string) => {
      const at = Math.min(FIRST + covers.length, LAST);
      // More than there are signs for are left out whole: rather too little than somebody's number.
      covers[at - FIRST] = at === LAST ? "…" : cover(kind, value);
      return String.fromCharCode(at);
    };
    const plain = text.replaceAll(anySign, " ");
    const found = findPersonalData(plain, { kinds: personalDataKinds });
    const held = replaced(plain, found, ({ kind }, value) => hold(kind, value));
    const named = (find?.(held) ?? []).filter(({ start, end }) => held.slice(start, end).search(anySign) === -1);
    return replaced(held, joined(held, named), ({ kind }, value) =>
      hold(kind === null ? "name" : kindOf[kind], value),
    ).replaceAll(anySign, (sign) => covers[sign.charCodeAt(0) - FIRST] ?? "");
  };
}

/** Words of a name that stand together are one name. */
function joined(text: string, found: readonly Found[]): readonly Found[] {
  const whole: Found[] = [];
  for (const one of found) {
    const last = whole.at(-1);
    const isNext =
      last?.kind === null && one.kind === null && /^[ \u00a0.'’-]{0,2}$/.test(text.slice(last.end, one.start));
    if (last && isNext) whole.splice(-1, 1, { ...last, end: Math.max(last.end, one.end) });
    else whole.push(one);
  }
  return whole;
}

/** The text with something else in these places, which stand in its order; one that begins in another is left. */
function replaced<T extends { readonly start: number; readonly end: number }>(
  text: string,
  places: readonly T[],
  by: (place: T, value: string) => string,
): string {
  let [result, at] = ["", 0];
  for (const place of places) {
    if (place.start < at) continue;
    result += text.slice(at, place.start) + by(place, text.slice(place.start, place.end));
    at = place.end;
  }
  return result + text.slice(at);
}
