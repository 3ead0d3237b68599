import { expect, test } from "vitest";

import { languageOf } from "./language.ts";
import { scan } from "./scan.ts";

const language = (text: string) => languageOf(scan(text)).language;

const sentences: readonly (readonly [string, string])[] = [
  ["en", "I ordered two lamps last week and only one of them arrived"],
  ["ru", "Качество стало заметно хуже, чем год назад"],
  ["fr", "Ma commande n'est toujours pas arrivée et personne ne répond"],
  ["id", "Pesanan saya belum sampai padahal sudah seminggu yang lalu"],
  ["pl", "Moja paczka jeszcze nie dotarła, proszę o szybki kontakt"],
  ["de", "Meine Bestellung ist leider noch nicht bei mir angekommen"],
  ["es", "Mi pedido todavía no ha llegado y nadie me contesta"],
  ["pt", "O meu pedido ainda não chegou e ninguém me responde"],
  ["it", "Il mio ordine non è ancora arrivato e nessuno risponde"],
  ["nl", "Mijn bestelling is nog steeds niet aangekomen bij mij thuis"],
  ["tr", "Siparişim hâlâ gelmedi ve kimse bana cevap vermiyor"],
  ["uk", "Моє замовлення досі не прийшло, і ніхто не відповідає"],
  ["ja", "注文した商品がまだ届いていません。確認してください。"],
];

test.each(sentences)("%s: %s", (code, sentence) => {
  expect(language(sentence)).toBe(code);
});

test("without accents, as people type", () => {
  expect(language("prosze o kontakt bo nie moge sie zalogowac od wczoraj")).toBe("pl");
  expect(language("no puedo entrar a mi cuenta desde ayer, que hago")).toBe("es");
});

test("titles in another language do not decide", () => {
  expect(language("ich möchte gerne das Album Every Breath You Take hören")).toBe("de");
  expect(language("mau cari lagu Bridge Over Troubled Water dong")).toBe("id");
});

test("Malay is told from Indonesian", () => {
  expect(language("Kereta saya rosak dan perlu dibaiki secepat mungkin di bengkel berdekatan")).toBe("ms");
  expect(language("Mobil saya rusak dan perlu diperbaiki secepat mungkin di bengkel terdekat")).toBe("id");
});

test("too little to tell is unknown, not a guess", () => {
  for (const text of [
    "",
    "ok",
    "👍👍",
    "@acme",
    "12345",
    "https://acme.example/en/the",
    "lol",
    "Bonn",
    "???",
    "#the",
  ]) {
    expect(language(text), text).toBeNull();
  }
});

test("mentions, links, hashtags and emoji do not change the language", () => {
  for (const [code, sentence] of sentences) {
    expect(language(`@the_and_of ${sentence} 😀 #yourTheWith https://the.example/and/is`)).toBe(code);
  }
});
