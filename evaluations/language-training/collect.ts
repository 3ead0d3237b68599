import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import type { Example } from "@firsthand/analytics/language";

import { codeOf } from "./codes.ts";
import { romanised } from "./romanise.ts";
import { sources } from "./sources.ts";

const PLACEHOLDER =
  /<[^<>]{0,200}>|%\([a-z_A-Z]+\)[sd]|%[0-9]*\$?[sdu@]|\$\{[^}]*\}|\$\d|\$[A-Z_]+\$|\{[^{}]*\}|&[a-z]+;|__|`[^`]*`/g;
const CHOICE = /\{[A-Za-z_0-9]+, ?(?:plural|select|selectordinal),/;

/** The texts in a message: without what a program fills in, and each form of a choice by itself. */
function plainTexts(message: string): readonly string[] {
  const pieces = CHOICE.test(message)
    ? [...message.matchAll(/(?:=\d+|[a-z]+) ?\{((?:[^{}]|\{[^{}]*\})*)\}/g)].map((match) => match[1] ?? "")
    : message.split("\n");
  return pieces
    .map((piece) => piece.replaceAll(PLACEHOLDER, " ").replaceAll(/\s+/g, " ").trim())
    .filter(
      (piece) => /\p{L}{2}/u.test(piece) && piece.length < 600 && !/function|=>|[{};]\s*$|\.[a-z]+\(/.test(piece),
    );
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `/${path}`);
}

/**
 * Reads the sources unpacked below `folder` (each in a folder that begins with its name). Texts that stand in two
 * languages are left out: most of them were not translated. Serbian and Hindi are written in Latin letters too.
 */
export function collect(folder: string): readonly Example[] {
  const found = new Map<string, string>();
  const examples: Example[] = [];
  for (const source of sources) {
    const place = readdirSync(folder).find((name) => name.startsWith(source.name));
    if (place === undefined) throw new Error(`${source.name} is not in ${folder}`);
    const counts = new Map<string, number>();
    for (const path of filesBelow(join(folder, place))) {
      const written = source.files.exec(path)?.[1];
      if (written === undefined) continue;
      for (const [own, messages] of Object.entries(source.read(readFileSync(join(folder, place, path))))) {
        const language = codeOf(own === "" ? written : own);
        if (language === null) continue;
        for (const text of messages.flatMap(plainTexts)) {
          const count = counts.get(language) ?? 0;
          if (count >= source.most) break;
          const before = found.get(text);
          if (before === language) continue;
          if (before === undefined) {
            counts.set(language, count + 1);
            examples.push({ language, text });
          }
          found.set(text, before === undefined ? language : "");
        }
      }
    }
  }
  const once = examples.filter(({ text }) => found.get(text) !== "");
  return [...once, ...romanised(once)];
}
