import { type Finder, chainsFrom, gather, isMoney, joint, jointBefore, tiedAfter } from "./scene.ts";

const FEWEST_DIGITS = 4;
const DATE = /^(?:[12]-[12]-(?:2|4)|4-[12]-[12])$/;

function digitsIn(word: string): number {
  return word.replace(/\D/g, "").length;
}

/** Numbers of passports: six to nine letters and digits, or ten digits, after a word for passports. */
export const findPassport: Finder = (scene, index) => {
  const token = scene.tokens.list[index];
  if (!token || !scene.memory.nearest("passport", token.start, 40)) return null;
  for (const length of [10, 9, 8, 7, 6]) {
    const gathered = gather(scene, index, length);
    if (!gathered || digitsIn(gathered.signs) < (length === 10 ? 10 : FEWEST_DIGITS)) continue;
    if (!/^[a-z]{0,3}\d|^[a-z]\d/.test(gathered.signs)) continue;
    const end = scene.tokens.list[gathered.last]?.end ?? 0;
    if (jointBefore(scene, index) !== joint.none || tiedAfter(scene, end)) continue;
    return { kind: "passport", start: token.start, last: gathered.last, sure: 0.9 };
  }
  return null;
};

/** Numbers of accounts, customers and members, after a word for these. */
export const findAccount: Finder = (scene, index) => {
  const { tokens, memory } = scene;
  const token = tokens.list[index];
  if (!token || token.kind === "letters" || !memory.nearest("customer", token.start)) return null;
  if (tokens.plain[token.start - 1] === "@") return null;
  const named = memory.heard("number", token.start) || tokens.plain[token.start - 1] === "#";
  const fewest = named ? FEWEST_DIGITS : FEWEST_DIGITS + 2;
  if (jointBefore(scene, index) !== joint.none) return null;
  const chains = token.kind === "digits" ? chainsFrom(scene, index) : [];
  // What follows after a space is often another number, as in "12345678 2 weeks ago".
  const alone = token.word.length >= fewest && chains[0]?.after === joint.space;
  const chain = alone ? undefined : chains.at(-1);
  const last = chain?.last ?? index;
  const digits = chain?.digits ?? token.word;
  if (digitsIn(digits) < fewest || digits.length > 19 || isMoney(scene, index, last)) return null;
  if (chain && (DATE.test(chain.shape) || chain.after !== joint.none || (chain.joints & joint.dot) !== 0)) return null;
  if (!named && chain && chain.joints !== 0) return null;
  if (tiedAfter(scene, tokens.list[last]?.end ?? 0)) return null;
  return { kind: "account", start: token.start, last, sure: named ? 0.8 : 0.6 };
};
