const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** The English name of a language by its ISO code: "fr" is "French". */
export function languageText(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

const functionNames: Readonly<Record<string, string>> = {
  care: "Customer care",
  commerce: "E-commerce",
  people: "Human resources",
};

/** The name of a front-office function by its id. */
export function functionText(id: string): string {
  return functionNames[id] ?? plainText(id);
}

/** An id as words: "nothing_asked" is "Nothing asked". */
export function plainText(id: string): string {
  const words = id.replaceAll(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The letters that stand for somebody in a round mark: "Anna Kowalska" is "AK", a number its last two digits. */
export function initialsOf(name: string): string {
  if (/^\d+$/.test(name)) return name.slice(-2);
  const words = name
    .replace(/^[@#+]/, "")
    .split(/[\s._-]+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 63))
    .join("")
    .toUpperCase();
}
