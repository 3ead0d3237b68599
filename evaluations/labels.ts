import type { Mood } from "@firsthand/analytics/text";
import { Failure } from "@firsthand/kernel/errors";

const NEGATIVE = new Set(["negative", "neg", "n", "bad", "detractor"]);
const NEUTRAL = new Set(["neutral", "neut", "neu", "mixed", "passive"]);
const POSITIVE = new Set(["positive", "pos", "p", "good", "promoter"]);

const byNumber: readonly (readonly [scale: string, moods: Readonly<Record<string, Mood>>])[] = [
  ["0 1", { "0": "negative", "1": "positive" }],
  ["-1 0 1", { "-1": "negative", "0": "neutral", "1": "positive" }],
  ["0 1 2", { "0": "negative", "1": "neutral", "2": "positive" }],
  ["1 2 3 4 5", { "1": "negative", "2": "negative", "3": "neutral", "4": "positive", "5": "positive" }],
];

function byName(label: string): Mood | undefined {
  if (NEGATIVE.has(label)) return "negative";
  if (NEUTRAL.has(label)) return "neutral";
  return POSITIVE.has(label) ? "positive" : undefined;
}

function asNumber(label: string): string {
  return /^[+-]?\d+(?:\.0+)?$/.test(label) ? String(Number(label)) : label;
}

/**
 * A column of labels as moods: words (negative, neg, ...), or numbers on one of the scales 0 1, -1 0 1, 0 1 2, 1 to 5;
 * the first scale that holds every number is taken. Refuses labels that fit none, and names some of them.
 */
export function moodsOf(labels: readonly string[]): readonly Mood[] {
  const plain = labels.map((label) => asNumber(label.trim().toLowerCase()));
  const numbers = new Set(plain.filter((label) => byName(label) === undefined));
  const scale = byNumber.find(([, moods]) => [...numbers].every((label) => moods[label] !== undefined))?.[1];
  if (!scale) {
    const odd = [...numbers].filter((label) => !/^-?\d$/.test(label)).concat([...numbers]);
    throw new Failure({
      code: "unknown_label",
      status: 400,
      message: `These labels are not understood as moods: ${[...new Set(odd)].slice(0, 5).join(", ")}.`,
      advice: "Use negative, neutral, positive; or numbers on the scale 0 1, -1 0 1, 0 1 2 or 1 to 5.",
    });
  }
  return plain.map((label) => byName(label) ?? scale[label] ?? "neutral");
}

const names = new Intl.DisplayNames(["en"], { type: "language" });
const byLanguageName = new Map<string, string>();
const letters = "abcdefghijklmnopqrstuvwxyz".split("");
for (const first of letters) {
  for (const second of letters) {
    const code = first + second;
    const name = names.of(code)?.toLowerCase() ?? code;
    if (name !== code && !byLanguageName.has(name)) byLanguageName.set(name, code);
  }
}

/** Names and codes for what is read as one language: the two ways of writing Norwegian, Filipino and Tagalog. */
const sameLanguage: Readonly<Record<string, string>> = {
  nb: "no",
  nn: "no",
  fil: "tl",
  zsm: "ms",
  tagalog: "tl",
  mandarin: "zh",
  farsi: "fa",
};

/** A language as ISO 639-1 from a code (`de`, `deu`, `de-AT`) or an English name (`german`); as it was if neither. */
export function languageCodeOf(name: string): string {
  const plain = name.trim().toLowerCase();
  const named = sameLanguage[plain] ?? byLanguageName.get(plain);
  if (named !== undefined) return sameLanguage[named] ?? named;
  try {
    const code = new Intl.Locale(plain.replaceAll("_", "-")).language;
    return sameLanguage[code] ?? code;
  } catch {
    return plain;
  }
}
