import { says } from "./cues.ts";
import { fold } from "./fold.ts";
import { type Finder, type Match, type Scene, chainsFrom, joint, jointBefore } from "./scene.ts";

const months = new Set(
  fold(`january february march april may june july august september october november december jan feb mar apr jun jul aug
  sep sept oct nov dec januar februar marz maerz mai juni juli oktober dezember janvier fevrier mars avril juin juillet
  aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre
  noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro marco
  maio junho julho setembro outubro novembro dezembro januari februari maart mei augustus stycznia lutego marca kwietnia
  maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia augusti maret agustus desember января февраля
  марта апреля мая июня июля августа сентября октября ноября декабря`).split(/\s+/),
);

const JOINERS = new Set(["de", "del", "of", "st", "nd", "rd", "th"]);
const LONGEST = 7;

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

function isDay(word: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\u00ba)?$/.test(word);
}

/** Day, month as a word and year, or month, day and year, with no more between them than "of", "." and ",". */
function inWords({ tokens: { list, plain }, closed }: Scene, index: number): Match | null {
  const seen: string[] = [];
  for (let last = index; last < index + LONGEST && !closed(last); last += 1) {
    const token = list[last];
    const previous = list[last - 1];
    if (!token) return null;
    if (last > index && previous && !/^[ .,]{1,3}$/.test(plain.slice(previous.end, token.start))) return null;
    const { word } = token;
    if (months.has(word)) seen.push("m");
    else if (isYear(word)) seen.push("y");
    else if (isDay(word)) seen.push("d");
    else if (!JOINERS.has(word)) return null;
    const form = seen.join("");
    if (form === "dmy" || form === "mdy")
      return { kind: "birth_date", start: list[index]?.start ?? 0, last, sure: 0.9 };
    if (!"dmy".startsWith(form) && !"mdy".startsWith(form)) return null;
  }
  return null;
}

function inDigits(scene: Scene, index: number): Match | null {
  if (jointBefore(scene, index) !== joint.none) return null;
  const chains = chainsFrom(scene, index);
  const chain = chains[2];
  if (!chain || (chain.after & ~joint.space) !== 0) return null;
  if (![joint.dash, joint.dot, joint.slash, joint.space].some((one) => one === chain.joints)) return null;
  const [first = "", second = "", third = ""] = scene.tokens.list.slice(index, index + 3).map(({ word }) => word);
  const day = (word: string) => word.length <= 2 && Number(word) >= 1 && Number(word) <= 31;
  const month = (word: string) => word.length <= 2 && Number(word) >= 1 && Number(word) <= 12;
  const dayFirst = (day(first) && month(second)) || (month(first) && day(second));
  const yearLast = dayFirst && (isYear(third) || (third.length === 2 && chain.joints !== joint.space));
  const yearFirst = isYear(first) && month(second) && day(third);
  if (!yearLast && !yearFirst) return null;
  return { kind: "birth_date", start: scene.tokens.list[index]?.start ?? 0, last: chain.last, sure: 0.9 };
}

const AFTER = 2;

/** Whether one of the next words is one for being born, as in "am 27.9.1965 geboren". */
function bornAfter({ tokens: { list }, closed }: Scene, last: number): boolean {
  for (let at = last + 1; at <= last + AFTER; at += 1) {
    const [before, token] = [list[at - 1], list[at]];
    if (!before || token?.kind !== "letters" || closed(at) || token.start - before.end > 2) return false;
    if (says(token.said, "birth")) return true;
  }
  return false;
}

/** Dates of birth: a whole date, after a word for being born or right before it. */
export const findBirthDate: Finder = (scene, index) => {
  const token = scene.tokens.list[index];
  if (!says(scene.tokens.said, "birth")) return null;
  if (!token || (token.kind === "letters" && !months.has(token.word))) return null;
  const match = (token.kind === "digits" ? inDigits(scene, index) : null) ?? inWords(scene, index);
  if (!match) return null;
  return scene.memory.nearest("birth", token.start, 40) || bornAfter(scene, match.last) ? match : null;
};
