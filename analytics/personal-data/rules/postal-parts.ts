import { units } from "./address-words.ts";
import { type Scene, isCapital } from "./scene.ts";
import type { Token } from "./tokens.ts";

const UK_OUTWARD = /^[a-z]{1,2}\d[a-z\d]?$/;
const UK_INWARD = /^\d[a-z]{2}$/;
const MOST_TOWN_WORDS = 4;

function gapAfter({ tokens: { list, plain } }: Scene, index: number): string | null {
  const [token, next] = [list[index], list[index + 1]];
  return token && next ? plain.slice(token.end, next.start) : null;
}

/** The tokens after an index that stand near enough, with what parts them. */
function next(scene: Scene, index: number): { readonly token: Token; readonly gap: string } | null {
  const gap = gapAfter(scene, index);
  const token = scene.tokens.list[index + 1];
  return gap === null || !token || scene.closed(index + 1) ? null : { token, gap };
}

function isPart(gap: string): boolean {
  return gap.length <= 4 && /^(?:[ \n,.-]|º|°|ª|#|\()+$/.test(gap);
}

/** How many tokens after `index` are a postcode; 0 where there is none. Four digits are one only before a town. */
function postcodeAt(scene: Scene, index: number): number {
  const one = scene.tokens.list[index]?.word ?? "";
  const two = next(scene, index);
  if (scene.closed(index)) return 0;
  if (two?.gap === "-" && /^(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{5}-\d{4})$/.test(`${one}-${two.token.word}`))
    return 2;
  if (two?.gap === " " && UK_OUTWARD.test(one) && UK_INWARD.test(two.token.word)) return 2;
  if (
    two?.gap === " " &&
    /^\d{4}$/.test(one) &&
    /^[a-z]{2}$/.test(two.token.word) &&
    isCapital(scene.tokens, two.token)
  )
    return 2;
  if (two?.gap === " " && /^\d{3}$/.test(one) && /^\d{2}$/.test(two.token.word)) return 2;
  if (two?.gap === " " && /^[a-z]\d[a-z]$/.test(one) && /^\d[a-z]\d$/.test(two.token.word)) return 2;
  if (/^\d{5,6}$|^\d{4}[a-z]{2}$/.test(one)) return 1;
  return /^\d{4}$/.test(one) && two?.gap === " " && isCapital(scene.tokens, two.token) ? 1 : 0;
}

/** The last token of a town that begins at `index`: up to four words with capitals; `index - 1` where there is none. */
function townEnd(scene: Scene, index: number): number {
  let last = index - 1;
  for (let at = index; at < index + MOST_TOWN_WORDS; at += 1) {
    const token = scene.tokens.list[at];
    if (!token || token.kind !== "letters" || scene.closed(at)) break;
    const gap = at === index ? " " : (gapAfter(scene, at - 1) ?? "");
    if (gap !== " " && gap !== "-" && !(gap === ". " && (scene.tokens.list[at - 1]?.word.length ?? 9) <= 2)) break;
    if (!isCapital(scene.tokens, token)) {
      if (
        !["am", "an", "der", "de", "la", "le", "do", "da", "del", "sur", "sous", "en", "upon", "aan", "den"].includes(
          token.word,
        )
      )
        break;
    } else last = at;
  }
  return last;
}

/** A unit after the house number: "Apt 4B", "3º B", "кв. 5"; gives its last token. */
function unitEnd(scene: Scene, index: number): number {
  const first = next(scene, index);
  if (!first || !isPart(first.gap)) return index;
  if (first.gap.includes("#") && first.token.kind !== "letters" && first.token.word.length <= 5) return index + 1;
  if (/^\d{1,2}[ºª]$/.test(first.token.word)) {
    const door = next(scene, index + 1);
    const lettered = door?.gap === " " && /^[a-z]$/.test(door.token.word) && isCapital(scene.tokens, door.token);
    return lettered ? index + 2 : index + 1;
  }
  if (!units.has(first.token.word)) return index;
  const second = next(scene, index + 1);
  if (!second || !isPart(second.gap) || !/^(?:\d{1,4}[a-z]?|[a-z]\d{0,3})$/.test(second.token.word)) return index;
  return index + 2;
}

/** A postcode and the town around it, after `index`; `index` where there is none. */
function codeEnd(scene: Scene, index: number): number {
  const first = next(scene, index);
  if (!first || !isPart(first.gap)) return index;
  const code = postcodeAt(scene, index + 1);
  if (code > 0) {
    const last = index + code;
    const town = next(scene, last);
    return town && (town.gap === " " || town.gap === ", ") ? Math.max(last, townEnd(scene, last + 1)) : last;
  }
  // Town, region, postcode: at most three parts before the code.
  let at = index;
  for (let part = 0; part < 4; part += 1) {
    const step = next(scene, at);
    if (!step || !isPart(step.gap)) return index;
    if (part > 0) {
      const found = postcodeAt(scene, at + 1);
      if (found > 0) return at + found;
    }
    const town = townEnd(scene, at + 1);
    if (town === at) {
      if (step.token.kind !== "letters" || !["г", "город", "kota", "kec"].includes(step.token.word)) return index;
      at += 1;
    } else at = town;
  }
  return index;
}

/** What follows a street and its number: units, postcode, town. `coded` says whether there is a postcode. */
export function postalPart(scene: Scene, index: number): { readonly last: number; readonly coded: boolean } {
  let last = index;
  for (let count = 0; count < 3; count += 1) {
    const end = unitEnd(scene, last);
    if (end === last) break;
    last = end;
  }
  const coded = codeEnd(scene, last);
  return { last: coded, coded: coded !== last };
}
