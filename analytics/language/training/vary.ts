const PLAIN: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  ø: "o",
  Ø: "O",
  æ: "ae",
  ß: "ss",
  ё: "е",
};
const MARKS = /[\u0300-\u036F]/g;
const WITHOUT_MARKS_SHARE = 0.15;

/** How many words of a text one turn of the training sees: shares of the turns, and the most words. */
const WINDOWS: readonly (readonly [share: number, most: number])[] = [
  [0.12, 1],
  [0.15, 2],
  [0.2, 4],
  [0.2, 8],
  [1, 30],
];

/** Latin text as it is typed on a keyboard without the letters of the language. */
export function withoutMarks(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(MARKS, "")
    .replaceAll(/[łŁđĐıøØæßё]/g, (letter) => PLAIN[letter] ?? letter);
}

/** A stretch of a text, as somebody else might have written it: shorter, or without its accents. */
export function varied(text: string, random: () => number): string {
  const words = text.split(" ");
  let left = random();
  let most = words.length;
  for (const [share, length] of WINDOWS) {
    most = length;
    left -= share;
    if (left < 0) break;
  }
  const start = words.length > most ? Math.floor(random() * (words.length - most + 1)) : 0;
  const part = words.slice(start, start + most).join(" ");
  return random() < WITHOUT_MARKS_SHARE && /[a-z]/i.test(part) ? withoutMarks(part) : part;
}
