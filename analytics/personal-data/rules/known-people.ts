import type { IdentityKind } from "../kinds.ts";
import { fold } from "./fold.ts";
import { findNames, knownName, type KnownName, nameWords } from "./known-names.ts";
import { findValues, knownValue, type KnownValue } from "./known-values.ts";
import type { Range } from "./tokens.ts";

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

/** Where somebody is named; of a name the kind is null. */
export type Found = Range & { readonly kind: IdentityKind | null };

/** Names in scripts that are written without spaces, of which one sign alone is no name. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}/g;

/**
 * What finds the hidden people in a text, from left to right and the longest first. A whole name is found in any case, a
 * word of it alone where it is written as a name. Undefined where nobody can be looked for.
 */
export function finderOf({ hidden, shown }: KnownPeople): ((text: string) => readonly Found[]) | undefined {
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
  if (names.length + values.length + signs.size === 0) return undefined;
  return (text) => {
    const plain = fold(text);
    const found: Found[] = [
      ...values.flatMap((value) => findValues(plain, [value]).map((range) => ({ ...range, kind: value.kind }))),
      ...findNames(text, plain, names).map((range) => ({ ...range, kind: null })),
      ...[...signs].flatMap((run) => [...placesOf(text, run)]),
    ];
    return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  };
}

function* placesOf(text: string, run: string): Generator<Found> {
  for (let at = text.indexOf(run); at !== -1; at = text.indexOf(run, at + run.length))
    yield { start: at, end: at + run.length, kind: null };
}
