import { expect, test } from "vitest";

import { Identifier } from "../identifier.ts";
import { modelOf } from "../model.ts";
import { mostPieces, pieceOf, piecesOf } from "../pieces.ts";
import { LATIN } from "../scripts.ts";
import { trainModel } from "./train-model.ts";

const everyday = [
  "en|where is my order that was promised for the weekend|the driver never called me and the box was open|this was the best thing we have bought here",
  "de|wo ist meine Bestellung die für das Wochenende versprochen war|der Fahrer hat nie angerufen und das Paket war offen|das war das Beste was wir hier gekauft haben",
  "ru|где мой заказ который обещали на выходные|водитель так и не позвонил и коробка была открыта|это лучшее что мы здесь купили",
  "uk|де моє замовлення яке обіцяли на вихідні|водій так і не подзвонив і коробка була відкрита|це найкраще що ми тут купили",
].flatMap((line) => {
  const [language = "", ...texts] = line.split("|");
  return [...texts, ...texts, ...texts, ...texts].map((text) => ({ language, text }));
});

function trained(): Uint8Array<ArrayBuffer> {
  const lines: string[] = [];
  const bytes = trainModel({
    examples: everyday,
    everyday,
    hints: [{ letters: " zzzz", weights: [["de", 2]] }],
    effort: 0.02,
    progress: (line) => lines.push(line),
  });
  expect(lines.length).toBeGreaterThan(3);
  return bytes;
}

function likeliest(identifier: Identifier, text: string): string | null {
  identifier.begin();
  identifier.feed(text, 0, text.length, 2);
  return identifier.likeliest().language;
}

test("what was learnt tells languages apart, and the same lessons give the same bytes", { timeout: 120_000 }, () => {
  const bytes = trained();
  expect(Buffer.compare(bytes, trained())).toBe(0);
  const identifier = new Identifier(modelOf(bytes));
  expect(likeliest(identifier, "the driver was promised for the order")).toBe("en");
  expect(likeliest(identifier, "der Fahrer hat die Bestellung gekauft")).toBe("de");
  expect(likeliest(identifier, "водитель который обещали на выходные")).toBe("ru");
  expect(likeliest(identifier, "водій яке обіцяли на вихідні")).toBe("uk");
});

test("a hint names the same piece that a word is cut into", () => {
  const cut = (word: string): readonly number[] => {
    const letters = new Uint16Array(word.length + 2);
    for (let at = 0; at < word.length; at += 1) letters[at + 1] = word.charCodeAt(at);
    const out = new Int32Array(mostPieces(word.length));
    return [...out.subarray(0, piecesOf(LATIN, letters, word.length, out))];
  };
  for (const [word, written] of [
    ["house", " hous"],
    ["house", "ouse "],
    ["house", "hous"],
    ["house", "ou"],
    ["hous", " hous "],
    ["the", " the "],
    ["a", " a "],
  ] as const) {
    expect(cut(word), written).toContain(pieceOf(written));
  }
  expect(cut("house")).not.toContain(pieceOf("hose"));
});
