import { Failure } from "@firsthand/kernel/errors";

/** Nothing in the text is a word that could be found. */
export function nothingToLookFor(): Failure {
  return new Failure({
    code: "nothing_to_look_for",
    status: 400,
    message: "There is no word to look for.",
    advice: "Write at least one word that a message shall have; words with a minus only leave out.",
  });
}

export function textTooLong(length: number, longest: number): Failure {
  return new Failure({
    code: "text_too_long",
    status: 400,
    message: `The text to look for has ${length.toLocaleString("en-GB")} characters.`,
    advice: `Write at most ${longest.toLocaleString("en-GB")}; a few words are enough.`,
    details: { length, longest },
  });
}

export function tooManyWords(count: number, most: number): Failure {
  return new Failure({
    code: "too_many_words",
    status: 400,
    message: `There are ${count} words to look for.`,
    advice: `Write at most ${most}.`,
    details: { count, most },
  });
}

/** A page mark that this program did not make. */
export function unreadableCursor(): Failure {
  return new Failure({
    code: "unreadable_cursor",
    status: 400,
    message: "The mark of the next page cannot be read.",
    advice: "Pass `next` of the page before as it came, or leave `after` out to begin at the first page.",
  });
}
