import fc from "fast-check";
import { expect, test } from "vitest";

import { findThemes, type ThemeText } from "./index.ts";

const DAY = 86_400_000;
const to = Date.UTC(2026, 5, 1);
const from = to - 7 * DAY;

const matters = `parcel late|invoice wrong|shoes small|app slow|login blocked|shop closed|coupon expired|colour faded|
  sound broken|battery empty|seat dirty|train delayed|soup cold|room noisy|card declined|price raised|contract ended|
  screen cracked|remote lost|manual missing`
  .split("|")
  .map((matter) => matter.trim());
const ways = ["My", "Why is the", "Again the", "Sorry, your", "Since yesterday my", "So the"];
const ends = ["?", "!", ", please mend it", " and nobody writes back", " for the second time", ""];

/** A generator of numbers in [0, 1) that gives the same ones for a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What people write every week, the same matters in the same shares over six weeks. */
function everyday(count: number, seed = 1): ThemeText[] {
  const chance = seeded(seed);
  const pick = (list: readonly string[]) => list[Math.floor(chance() * list.length)] ?? "";
  return Array.from({ length: count }, (_unused, index) => ({
    id: `every-${index}`,
    text: `${pick(ways)} ${pick(matters)}${pick(ends)}`,
    at: to - 1 - Math.floor(chance() * 42 * DAY),
    author: `author ${Math.floor(chance() * count)}`,
    covered: true,
  }));
}

function flood(count: number, authorOf: (index: number) => string | null): ThemeText[] {
  return Array.from({ length: count }, (_unused, index) => ({
    id: `flood-${index}`,
    text: `${ways[index % ways.length]} oven smells of Burning Plastic${ends[(index >> 1) % ends.length]}`,
    at: from + index * 3_600_000,
    author: authorOf(index),
    covered: false,
  }));
}

const emerging = (texts: readonly ThemeText[]) =>
  findThemes(texts, { from, to }).filter(({ kind }) => kind === "emerging");

test("thirty texts among five thousand are found first, named by their own words", () => {
  const themes = emerging([...everyday(5000), ...flood(30, (index) => `new ${index}`)]);
  expect(themes).toHaveLength(1);
  const [theme] = themes;
  expect(theme?.name).toMatch(/Burning/);
  expect(theme?.members).toHaveLength(30);
  expect(theme?.members.every((id) => id.startsWith("flood"))).toBe(true);
  expect(theme?.typical).toHaveLength(5);
  expect(theme?.authors).toBe(30);
  expect(theme?.uncovered).toBe(1);
  expect(theme?.chance).toBeLessThan(1e-6);
});

test("what is as frequent as ever does not emerge", () => {
  const wrong = Array.from({ length: 20 }, (_unused, seed) => emerging(everyday(2000, seed + 10)).length);
  expect(wrong.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
});

test("one author's flood is no theme", () => {
  expect(emerging([...everyday(3000), ...flood(200, () => "somebody")])).toEqual([]);
  expect(emerging([...everyday(3000), ...flood(200, (index) => `somebody ${index % 4}`)])).toEqual([]);
  // Who is not known may be many.
  expect(emerging([...everyday(3000), ...flood(40, () => null)])).toHaveLength(1);
});

test("the order of the texts does not matter", () => {
  const texts = [...everyday(600), ...flood(20, (index) => `new ${index}`)];
  const expected = findThemes(texts, { from, to });
  expect(expected.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
      expect(findThemes(shuffled, { from, to })).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test("without a past nothing emerges, and what no topic covers is told", () => {
  const texts = everyday(800).map((text) => ({ ...text, at: from + 1, covered: !text.text.includes("train delayed") }));
  const themes = findThemes(texts, { from, to });
  expect(themes.map(({ kind }) => kind)).not.toContain("emerging");
  expect(themes[0]).toMatchObject({ kind: "unnamed", name: "Train delayed", expected: null, uncovered: 1 });
});

test("other scripts, links, mentions and nothing at all", () => {
  const said = (text: string, index: number): ThemeText => ({
    id: String(index),
    text,
    at: from + index,
    author: `a${index}`,
    covered: false,
  });
  expect(findThemes([], { from, to })).toEqual([]);
  const hostile = ["", "@@@@", "https://x.y", "\uD800", "😀".repeat(3000), "<b>".repeat(3000), "a".repeat(100_000)];
  expect(
    findThemes(
      hostile.flatMap((text, at) => [said(text, at), said(text, at + 100)]),
      { from, to },
    ),
  ).toEqual([]);
  const russian = Array.from({ length: 12 }, (_unused, index) =>
    said(
      `Приложение ${"абвгдежзиклм".charAt(index)}1 не открывается после обновления @shop https://t.co/${index}`,
      index,
    ),
  );
  const japanese = Array.from({ length: 8 }, (_unused, index) =>
    said(`注文が届かない${"あいうえおかきく".charAt(index)}`, index + 1000),
  );
  const phrases = findThemes([...everyday(1500), ...russian, ...japanese], { from, to }).map((theme) =>
    theme.phrases.join(" "),
  );
  expect(phrases).toContainEqual(expect.stringContaining("обновления"));
  expect(phrases).toContainEqual(expect.stringMatching(/届か|文が|注文/));
});

test("a text is in one theme at most", () => {
  const both = [...flood(20, (index) => `n ${index}`), ...everyday(2000)];
  const members = findThemes(both, { from, to }).flatMap((theme) => theme.members);
  expect(new Set(members).size).toBe(members.length);
});

test("a word of everyday speech elsewhere may be the matter here", () => {
  const storm = Array.from({ length: 20 }, (_unused, index) => ({
    id: `storm-${index}`,
    text: `${["is it the", "how is the", "what a", "so this"][index % 4]} weather ${["again", "now", "?"][index % 3]}`,
    at: from + index * 3_600_000,
    author: `s ${index}`,
    covered: false,
  }));
  expect(emerging([...everyday(3000), ...storm])[0]).toMatchObject({ name: "Weather", authors: 20 });
});
