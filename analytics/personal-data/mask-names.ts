import type { IdentityKind } from "./kinds.ts";
import { maskPersonalData, maskName, maskValue } from "./mask-personal-data.ts";
import { fold } from "./rules/fold.ts";
import { findNames, knownName, type KnownName, nameWords } from "./rules/known-names.ts";
import { findValues, knownValue, type KnownValue } from "./rules/known-values.ts";
import { findMasks } from "./rules/masks.ts";
import type { Range } from "./rules/tokens.ts";

/** Somebody by name, and by an address, a handle or a number. */
export interface KnownPerson {
  readonly name: string | null;
  readonly kind: IdentityKind | null;
  readonly value: string | null;
}

/** Who takes part in what a text is about. */
export interface KnownPeople {
  /** Who is hidden. */
  readonly hidden: readonly KnownPerson[];
  /** Names that stay: of those who answer. A word that both have stays where it stands alone. */
  readonly shown: readonly string[];
}

/** Names in scripts that are written without spaces, of which one sign alone is no name. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}/g;

/**
 * What masks texts in which these people are known: all personal data, and of the hidden their names, handles and
 * numbers. A whole name is found in any case, a word of it alone where it is written as a name.
 */
export function maskerOf({ hidden, shown }: KnownPeople): (text: string) => string {
  const kept = new Set(shown.flatMap(nameWords));
  const names: KnownName[] = [];
  const values: KnownValue[] = [];
  const signs = new Set<string>();
  for (const { name, kind, value } of hidden) {
    const known = name === null ? undefined : knownName(name, kept);
    if (known) names.push(known);
    for (const [run] of name?.matchAll(unspaced) ?? []) if (!shown.some((one) => one.includes(run))) signs.add(run);
    const sought = kind === null || value === null ? undefined : knownValue(kind, value);
    if (sought) values.push(sought);
  }
  if (names.length + values.length + signs.size === 0) return (text) => maskPersonalData(text);
  return (text) => {
    const masked = maskPersonalData(text);
    const plain = fold(masked);
    const found: Found[] = [
      ...values.flatMap((value) => findValues(plain, [value]).map((range) => ({ ...range, kind: value.kind }))),
      ...findNames(masked, plain, names).map((range) => ({ ...range, kind: null })),
      ...[...signs].flatMap((run) => [...placesOf(masked, run)]),
    ];
    return found.length === 0 ? masked : covered(masked, found);
  };
}

type Found = Range & { readonly kind: IdentityKind | null };

function* placesOf(text: string, run: string): Generator<Found> {
  for (let at = text.indexOf(run); at !== -1; at = text.indexOf(run, at + run.length))
    yield { start: at, end: at + run.length, kind: null };
}

/** The text with these places masked; what lies in another one, or in a mask, is left. */
function covered(text: string, found: readonly Found[]): string {
  const masks = findMasks(text);
  let [result, at] = ["", 0];
  for (const { start, end, kind } of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || masks.some((mask) => mask.start < end && start < mask.end)) continue;
    const value = text.slice(start, end);
    result += text.slice(at, start) + (kind === null ? maskName(value) : maskValue(kind, value));
    at = end;
  }
  return result + text.slice(at);
}
