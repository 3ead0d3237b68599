import { commonWords } from "./common-words.ts";

const lookalikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Rows that fingers or minds run along. */
const runs = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "йцукенгшщзхъфывапролджэячсмитьбю",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "qazwsxedcrfvtgbyhnujmik",
  "1qazxsw23edcvfr45tgbnhy67ujm",
  "1q2w3e4r5t6y7u8i9o0p",
];

/** Whole phrases that many take for a good idea, since somebody recommended them. */
const phrases = [
  "correcthorsebatterystaple",
  "thisismypassword",
  "thequickbrownfox",
  "tobeornottobe",
  "maytheforcebewithyou",
  "opensesame",
  "iamyourfather",
  "lorumipsum",
  "loremipsum",
  "passwordpassword",
];

/** The product, and words that say where the password is for. */
const product = ["firsthand", "first", "hand", "customer", "customerfirst", "transformation"];

/** A password of so many common words is not guessed by putting them together; of fewer it is. */
const ENOUGH_WORDS = 4;

/**
 * Why a password is refused, as the end of "this password ..."; undefined when it is taken. Its length is checked by
 * the contract; no kind of sign is asked for. Refused is what is guessed first: common words with digits around them, a
 * run along the keyboard, one pattern repeated, the name or the address of the person, the name of the product.
 */
export function weaknessOf(password: string, person: { name: string; email: string }): string | undefined {
  const plain = password.normalize("NFKC").toLowerCase();
  if (isOwn(plain, person)) return "is your own name or address";
  if (isRepeated(plain)) return "repeats one short pattern";
  if (isRun(bare(plain))) return "runs along the keyboard or the alphabet";
  if (isCommon(plain, person)) return "is one of those that are guessed first";
  return undefined;
}

const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");
const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, "");

function isOwn(plain: string, { name, email }: { name: string; email: string }): boolean {
  const [local = "", domain = ""] = email.split("@");
  const own = [email, local, name, name + email, domain, name + domain].map((text) => bare(text.toLowerCase()));
  const core = bare(plain);
  const stripped = core.replaceAll(/^\d+|\d+$/g, "");
  return own.some((text) => text !== "" && (core === text || stripped === text));
}

/** Nothing but a few common words and the person's own, also with look-alikes, and with anything else between. */
function isCommon(plain: string, person: { name: string; email: string }): boolean {
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const spelt = (text: string) => letters(text.replaceAll(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign));
  const own = [...person.name.split(/[^\p{L}]+/u), ...person.email.split(/[^\p{L}]+/u)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2);
  const known = new Set([...product, ...own]);
  return [letters(plain), spelt(plain), spelt(core)].some(
    (text) => phrases.some((phrase) => text === phrase) || fewestWords(text, known) < ENOUGH_WORDS,
  );
}

/** The fewest known words that a text is made of, without any rest; infinite where it cannot be made of them. */
function fewestWords(text: string, known: ReadonlySet<string>): number {
  if (text === "") return Number.POSITIVE_INFINITY;
  const fewest = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let begin = Math.max(0, end - LONGEST_WORD); begin < end; begin += 1) {
      const word = text.slice(begin, end);
      if (commonWords.has(word) || known.has(word)) best = Math.min(best, (fewest[begin] ?? best) + 1);
    }
    fewest[end] = best;
  }
  return fewest[text.length] ?? Number.POSITIVE_INFINITY;
}

const LONGEST_WORD = 40;

/** Up to eight signs over and over, or hardly any different ones. */
function isRepeated(text: string): boolean {
  if (new Set(text).size < 5) return true;
  return [1, 2, 3, 4, 5, 6, 7].some(
    (length) => text === text.slice(0, length).repeat(text.length).slice(0, text.length),
  );
}

/** Pieces of runs, each at least this long, one after the other are no better than one run. */
const SHORTEST_PIECE = 4;

const both = runs.flatMap((run) => [run, run.split("").toReversed().join("")]);

/** Whether a text is nothing but pieces of runs. */
function isOfRuns(text: string): boolean {
  const reached = new Set([0]);
  for (let end = SHORTEST_PIECE; end <= text.length; end += 1) {
    for (let begin = end - SHORTEST_PIECE; begin >= 0 && !reached.has(end); begin -= 1) {
      if (!reached.has(begin)) continue;
      const piece = text.slice(begin, end);
      if (both.some((run) => run.includes(piece))) reached.add(end);
    }
  }
  return reached.has(text.length);
}

function isRun(text: string): boolean {
  const digits = text.replaceAll(/\D/g, "");
  const rest = text.replaceAll(/\d/g, "");
  const within = (part: string) => part === "" || both.some((run) => run.includes(part));
  return text !== "" && (within(text) || isOfRuns(text) || (within(digits) && within(rest) && rest.length !== 1));
}
