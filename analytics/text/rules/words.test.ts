import { expect, test } from "vitest";

import { frontOfficeFunctions } from "../lexicon/lexicon.ts";
import { sources } from "./lexicons.ts";
import { scan } from "./scan.ts";
import { compileWords, findMeanings, role } from "./words.ts";

function entriesOf(source: (typeof sources)[number]): readonly string[] {
  const { language: _language, negatedFromBehind: _behind, valence, functions, ...lists } = source;
  const all = [...valence.map(([, entries]) => entries), ...Object.values(functions), ...Object.values(lists)];
  return all.flatMap((entries) => entries.split(/\s+/)).filter((entry) => entry !== "");
}

test.each(sources.map((source) => [source.language, source] as const))(
  "every entry of %s can be found",
  (_code, source) => {
    const words = compileWords(source);
    const missing: string[] = [];
    for (const entry of entriesOf(source)) {
      expect(entry).toMatch(/^[^\s_*]+\*?(?:_[^\s_*]+\*?){0,3}$/u);
      expect(entry).toBe(entry.toLowerCase().normalize("NFC"));
      const text = entry.replaceAll("*", "").replaceAll("_", " ");
      const found = findMeanings(scan(text).tokens, words).meanings;
      const known = found.some(({ valence, roles, functions }) => valence !== null || roles !== 0 || functions !== 0);
      if (!known) missing.push(entry);
    }
  },
  120_000,
);

test("every language names words for every front-office function", () => {
  for (const source of sources) {
    for (const name of frontOfficeFunctions) expect(source.functions[name], `${source.language} ${name}`).toBeTruthy();
  }
});

const tiny = compileWords({
  language: "de",
  valence: [
    [2, "gut* schön"],
    [-2, "gutachten nicht_gut"],
  ],
  negators: "nicht",
  negatedFromBehind: true,
  intensifiers: "sehr",
  dampers: "",
  contrasts: "",
  expected: "",
  questions: "",
  openers: "",
  requests: "",
  problems: "",
  thanks: "",
  functions: { care: "gut*" },
  substance: "",
  redirects: "",
  courtesies: "",
});
const meanings = (text: string) => findMeanings(scan(text).tokens, tiny).meanings;

test("the longest entry judges, roles and functions add up", () => {
  expect(meanings("gute")).toMatchObject([{ valence: 2, functions: 2 }]);
  expect(meanings("gutachten")).toMatchObject([{ valence: -2, functions: 2 }]);
});

test("umlauts may be written out, and drawn-out or possessive forms are found", () => {
  expect(meanings("schoen schöööön schön's")).toMatchObject([{ valence: 2 }, { valence: 2 }, { valence: 2 }]);
  expect(meanings("schon")).toMatchObject([{ valence: null }]);
});

test("a phrase that judges takes the place of its words", () => {
  const [first, second] = meanings("nicht gut");
  expect(first?.valence).toBe(-2);
  expect((first?.roles ?? 0) & role.negator).toBe(0);
  expect(second?.valence).toBeNull();
});
