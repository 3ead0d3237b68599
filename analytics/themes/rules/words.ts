/** A word as it is counted, and as it was written; null where a sentence, a link or a mention parts what is around it. */
export type Piece = { readonly form: string; readonly shown: string } | null;

const PIECE =
  /(?<entity>&[a-z]{2,6};)|(?<link>(?:https?:\/\/|www\.)\S+)|(?<mention>@[\p{L}\p{N}_.]+)|(?<unspaced>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+)|(?<word>\p{L}[\p{L}\p{M}\p{N}_]*(?:['’-]\p{L}[\p{L}\p{M}\p{N}]*)*)|(?<end>[.!?;:,()"“”|\n]+|\p{N}+)/gu;

/** Words longer than this are no words. */
const LONGEST = 40;
/** What stands further in is not looked at. */
const MOST_CHARACTERS = 4000;

/**
 * The words of a text in their order. Links, mentions, numbers and the ends of sentences part phrases and are no words;
 * `#` is dropped. What is written without spaces gives its pairs of signs.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { groups } of text.slice(0, MOST_CHARACTERS).normalize("NFC").matchAll(PIECE)) {
    const { word, unspaced } = groups ?? {};
    if (word !== undefined && word.length <= LONGEST)
      pieces.push({ form: word.toLowerCase().replaceAll("’", "'"), shown: word });
    else if (unspaced !== undefined) pieces.push(null, ...pairsOf(unspaced), null);
    else pieces.push(null);
  }
  return pieces;
}

function pairsOf(run: string): Piece[] {
  const signs = Array.from(run);
  if (signs.length === 1) return [{ form: run, shown: run }];
  return signs.slice(1).flatMap((sign, index): Piece[] => {
    const pair = `${signs[index] ?? ""}${sign}`;
    return [{ form: pair, shown: pair }, null];
  });
}
