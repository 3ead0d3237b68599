import type { Example } from "@firsthand/analytics/language";

const serbian: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  ђ: "đ",
  е: "e",
  ж: "ž",
  з: "z",
  и: "i",
  ј: "j",
  к: "k",
  л: "l",
  љ: "lj",
  м: "m",
  н: "n",
  њ: "nj",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ћ: "ć",
  у: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "č",
  џ: "dž",
  ш: "š",
};

const hindiConsonants: Readonly<Record<string, string>> = {
  क: "k",
  ख: "kh",
  ग: "g",
  घ: "gh",
  ङ: "n",
  च: "ch",
  छ: "chh",
  ज: "j",
  झ: "jh",
  ञ: "n",
  ट: "t",
  ठ: "th",
  ड: "d",
  ढ: "dh",
  ण: "n",
  त: "t",
  थ: "th",
  द: "d",
  ध: "dh",
  न: "n",
  प: "p",
  फ: "ph",
  ब: "b",
  भ: "bh",
  म: "m",
  य: "y",
  र: "r",
  ल: "l",
  व: "v",
  श: "sh",
  ष: "sh",
  स: "s",
  ह: "h",
};
const hindiVowels: Readonly<Record<string, string>> = {
  अ: "a",
  आ: "aa",
  इ: "i",
  ई: "i",
  उ: "u",
  ऊ: "u",
  ऋ: "ri",
  ए: "e",
  ऐ: "ai",
  ओ: "o",
  औ: "au",
  ऑ: "o",
};
const hindiSigns: Readonly<Record<string, string>> = {
  "ा": "a",
  "ि": "i",
  "ी": "i",
  "ु": "u",
  "ू": "u",
  "ृ": "ri",
  "े": "e",
  "ै": "ai",
  "ो": "o",
  "ौ": "au",
  "ॉ": "o",
};
const NUKTA = "\u093C";
const SILENCER = "\u094D";

/** Serbian Cyrillic letter by letter in the Latin letters that stand for them. */
function serbianInLatin(text: string): string {
  return text.toLowerCase().replaceAll(/[\u0400-\u04FF]/g, (letter) => serbian[letter] ?? letter);
}

/** Hindi as it is typed with Latin letters: the unwritten vowel of a consonant is left out at the end of a word. */
function hindiInLatin(text: string): string {
  const letters = Array.from(text.normalize("NFD"));
  let latin = "";
  for (const [at, letter] of letters.entries()) {
    const consonant = hindiConsonants[letter];
    if (consonant !== undefined) {
      let next = at + 1;
      while (letters[next] === NUKTA) next += 1;
      const following = letters[next] ?? " ";
      const bare = following === SILENCER || hindiSigns[following] !== undefined || !/[\u0900-\u097F]/.test(following);
      latin += consonant + (bare ? "" : "a");
    } else if (letter === "ं" || letter === "ँ") latin += "n";
    else if (letter === "।") latin += ".";
    else if (letter !== NUKTA && letter !== SILENCER) latin += hindiVowels[letter] ?? hindiSigns[letter] ?? letter;
  }
  return latin;
}

/** The examples that people also write in Latin letters, written so. */
export function romanised(examples: readonly Example[]): readonly Example[] {
  return examples.flatMap(({ language, text }) => {
    if (language === "sr" && /[\u0400-\u04FF]{2}/.test(text)) return [{ language, text: serbianInLatin(text) }];
    if (language === "hi" && /[\u0900-\u097F]{2}/.test(text)) return [{ language, text: hindiInLatin(text) }];
    return [];
  });
}
