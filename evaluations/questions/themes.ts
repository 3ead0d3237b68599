import { type Theme, type ThemeText, findThemes } from "@firsthand/analytics/themes";

import { type Labelled, clinc150, customersTweets } from "../data-sets.ts";
import { type Row, figure, skipped } from "../rows.ts";

const QUESTION = "what do several speak of suddenly (planted matter among the first five themes, %)";
const DATA = "6 weeks of real tweets, 1 of 30 matters of clinc150 planted in the last";

const DAY = 86_400_000;
const WEEKS = 6;
/** Messages of a planted matter, each of another customer, in the last three days of the window of seven. */
const PLANTED = 25;
const MATTERS = 30;
const FIRST = 5;

/** Whether the planted messages are most of it. */
function isPlanted(ids: readonly string[]): boolean {
  return ids.length > 0 && ids.filter((id) => id.startsWith("planted")).length > ids.length / 2;
}

/** The real messages, spread anew over six weeks: nothing grows in them but what is planted. */
function everyday(texts: readonly string[], to: number): ThemeText[] {
  return texts.map((text, index) => ({
    id: `usual-${index}`,
    text,
    // Multiples of the golden ratio fill the span evenly in an order of their own.
    at: to - 1 - Math.floor(((index * 0.618_033_988_75) % 1) * WEEKS * 7 * DAY),
    author: `author ${index}`,
    covered: true,
  }));
}

function planted(texts: readonly Labelled[], to: number): ThemeText[] {
  return texts.slice(0, PLANTED).map(({ text }, index) => ({
    id: `planted-${index}`,
    text,
    at: to - 3 * DAY + Math.floor((index / PLANTED) * 3 * DAY),
    author: `new ${index}`,
    covered: false,
  }));
}

/** The five words whose use grew most against the past (log-likelihood, Dunning 1993), as messages of the window. */
function grownWords(texts: readonly ThemeText[], from: number): string[][] {
  const now = new Map<string, string[]>();
  const past = new Map<string, number>();
  const counts = { now: 0, past: 0 };
  for (const { id, text, at } of texts) {
    const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
    counts[at >= from ? "now" : "past"] += 1;
    for (const word of words) {
      if (at >= from) now.set(word, [...(now.get(word) ?? []), id]);
      else past.set(word, (past.get(word) ?? 0) + 1);
    }
  }
  const all = counts.now + counts.past;
  const growth = (seen: number, before: number) => {
    const expected = ((seen + before) * counts.now) / all;
    const others = ((seen + before) * counts.past) / all;
    if (seen <= expected) return 0;
    return 2 * (seen * Math.log(seen / expected) + (before === 0 ? 0 : before * Math.log(before / others)));
  };
  return [...now]
    .map(([word, ids]) => ({ ids, score: growth(ids.length, past.get(word) ?? 0) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, FIRST)
    .map(({ ids }) => ids);
}

function share(found: number): string {
  return figure((100 * found) / MATTERS);
}

/** The line on themes: each matter is planted by itself; also how many themes emerge where nothing was planted. */
export async function themeRows(): Promise<readonly Row[]> {
  const [tweets, sets] = [await customersTweets(), await clinc150()];
  if (!tweets || !sets) return [skipped(QUESTION, DATA)];
  const to = Date.UTC(2026, 5, 1);
  const from = to - 7 * DAY;
  const usual = everyday(tweets, to);
  const emerging = (texts: readonly ThemeText[]): readonly Theme[] =>
    findThemes(texts, { from, to }).filter(({ kind }) => kind === "emerging");

  const labels = [...new Set(sets.test.map(({ label }) => label))].filter((label) => label !== "oos").toSorted();
  const matters = Array.from(
    { length: MATTERS },
    (_one, index) => labels[Math.floor((index * labels.length) / MATTERS)] ?? "",
  );
  const found = { ours: 0, words: 0, wrong: 0, wrongWords: 0, texts: 0, seconds: 0 };
  for (const matter of matters) {
    const texts = [
      ...usual,
      ...planted(
        sets.test.filter(({ label }) => label === matter),
        to,
      ),
    ];
    const began = performance.now();
    const themes = emerging(texts);
    found.seconds += (performance.now() - began) / 1000;
    found.texts += texts.length;
    found.ours += themes.slice(0, FIRST).some(({ members }) => isPlanted(members)) ? 1 : 0;
    found.wrong += themes.filter(({ members }) => !isPlanted(members)).length;
    const words = grownWords(texts, from);
    found.words += words.some(isPlanted) ? 1 : 0;
    found.wrongWords += words.filter((ids) => !isPlanted(ids)).length;
  }
  return [
    {
      question: QUESTION,
      data: DATA,
      texts: usual.length + PLANTED,
      ours: `${share(found.ours)} (${figure(found.wrong / MATTERS)} wrong ones a window, ${emerging(usual).length} where nothing was planted)`,
      published: "",
      majority: "",
      baseline: `${share(found.words)} (the five words that grew most, ${figure(found.wrongWords / MATTERS)} of them wrong)`,
      perSecond: found.texts / found.seconds,
    },
  ];
}
