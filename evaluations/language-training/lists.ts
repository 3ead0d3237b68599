import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import type { Example } from "@firsthand/analytics/language";

const TOGETHER = 5;

function fewAtATime(language: string, list: string): readonly Example[] {
  const words = list.replaceAll(/[*_]/g, " ").split(/\s+/).filter(Boolean);
  return Array.from({ length: Math.ceil(words.length / TOGETHER) }, (_, index) => ({
    language,
    text: words.slice(TOGETHER * index, TOGETHER * (index + 1)).join(" "),
  }));
}

/** The word lists that the product reads with, a few words at a time, as examples of their language. */
export function wordLists(folder: string): readonly Example[] {
  return readdirSync(folder).flatMap((name) => {
    const source = readFileSync(join(folder, name), "utf8");
    const language = /language: "([a-z]{2})"/.exec(source)?.[1];
    if (language === undefined) return [];
    return [...source.matchAll(/`([^`]*)`/g)].flatMap((match) => fewAtATime(language, match[1] ?? ""));
  });
}

/** The small words of each language, from the same folder. */
export function smallWords(folder: string): readonly Example[] {
  const source = readFileSync(join(folder, "stop-words.ts"), "utf8");
  return [...source.matchAll(/^ {2}([a-z]{2}): `([^`]*)`/gm)].flatMap((match) =>
    fewAtATime(match[1] ?? "", match[2] ?? ""),
  );
}

/** Lines of `language TAB sentence | sentence`. */
export function sentences(path: string): readonly Example[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [language = "", texts = ""] = line.split("\t");
      return texts === "" ? [] : texts.split(" | ").map((text) => ({ language, text: text.trim() }));
    });
}
