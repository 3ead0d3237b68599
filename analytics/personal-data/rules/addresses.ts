import {
  endsAsStreet,
  englishPlaces,
  englishStreets,
  frenchStreets,
  germanPrepositions,
  leadingStreets,
  notInNames,
  numberWords,
  particles,
  trailingStreets,
} from "./address-words.ts";
import { postalPart } from "./postal-parts.ts";
import {
  type Finder,
  type Match,
  type Scene,
  isCapital,
  isMoney,
  jointBefore,
  tiedAfter,
  tiedBefore,
  joint,
} from "./scene.ts";
import type { Token } from "./tokens.ts";

const LONGEST_NAME = 6;
const dwellings = new Set(["flat", "apartment", "apt", "unit", "suite"]);
const HOUSE = /^[1-9]\d{0,4}[a-z]?$/;

/** Whether nothing but spaces, a comma or the dot of an abbreviation stands between two tokens. */
function follows({ tokens: { plain } }: Scene, before: Token, next: Token): boolean {
  return next.start - before.end <= 3 && /^(?:[ '’]|\. ?|, ?|-| - |\/ ?)$/.test(plain.slice(before.end, next.start));
}

function tokenAfter(scene: Scene, index: number): Token | null {
  const token = scene.tokens.list[index];
  const next = scene.tokens.list[index + 1];
  return token && next && !scene.closed(index + 1) && follows(scene, token, next) ? next : null;
}

/** The next token, if no comma stands before it. */
function joined(scene: Scene, index: number): Token | null {
  const next = tokenAfter(scene, index);
  const end = scene.tokens.list[index]?.end ?? 0;
  return next && !scene.tokens.plain.slice(end, next.start).includes(",") ? next : null;
}

/** The house number after a street, with the words and signs that may stand before it; -1 where there is none. */
function houseAfter(scene: Scene, index: number): number {
  const { plain } = scene.tokens;
  const token = scene.tokens.list[index];
  let at = index + 1;
  let next = scene.tokens.list[at];
  if (!token || !next || scene.closed(at)) return -1;
  let gap = plain.slice(token.end, next.start);
  if (numberWords.has(next.word) && gap.length <= 3) {
    const word = next;
    at += 1;
    next = scene.tokens.list[at];
    if (!next || scene.closed(at)) return -1;
    gap = plain.slice(word.end, next.start);
  }
  if (!/^[ .,:#º°№]{1,4}$/.test(gap) || !HOUSE.test(next.word)) return -1;
  return at;
}

/** The whole address that has its street and number up to `house`, if nothing speaks against it. */
function whole(scene: Scene, first: number, house: number, sure: number): Match | null {
  const { list, plain } = scene.tokens;
  let last = house;
  const number = list[last];
  const start = list[first]?.start ?? 0;
  if (!number) return null;
  // 5-7, 10/5, 12 a
  const next = list[last + 1];
  const gap = next ? plain.slice(number.end, next.start) : "";
  if (next && !scene.closed(last + 1)) {
    if ((gap === "-" || gap === "/") && /^\d{1,4}[a-z]?$|^[a-z]$/.test(next.word)) last += 1;
    else if (gap === " " && /^[a-h]$/.test(next.word) && (next.word !== "a" || list[last + 2]?.start === next.end + 2))
      last += 1;
  }
  const post = postalPart(scene, last);
  if (!post.coded && (isMoney(scene, house, house) || tiedAfter(scene, list[last]?.end ?? 0))) return null;
  return { kind: "address", start, last: post.last, sure: post.coded ? Math.min(1, sure + 0.2) : sure };
}

/** 12 Baker Street; 221B Baker St; 350 5th Avenue. */
function english(scene: Scene, index: number): Match | null {
  const { list } = scene.tokens;
  let capitals = 0;
  let small = 0;
  for (let at = index + 1; at <= index + LONGEST_NAME - 1; at += 1) {
    const token = tokenAfter(scene, at - 1);
    const before = list[at - 1];
    if (!token || !before || scene.tokens.plain.slice(before.end, token.start).includes(",")) return null;
    const capital = isCapital(scene.tokens, token) || token.kind !== "letters";
    if (at > index + 1 && (englishStreets.has(token.word) || (englishPlaces.has(token.word) && capital))) {
      const ends = list[at + 1];
      // "St" is also a saint, and "Street" the beginning of many a name: what ends a street is no name itself.
      const named = ends && scene.tokens.plain.slice(token.end, ends.start) === " " && isCapital(scene.tokens, ends);
      if (token.word === "st" && named && englishStreets.has(ends.word)) continue;
      const called = scene.memory.heard("home", list[index]?.start ?? 0, 40);
      const post = postalPart(scene, at);
      const proved = capitals > 0 || called || post.coded;
      if (!proved || (englishPlaces.has(token.word) && capitals < at - index - 1)) return null;
      return { kind: "address", start: list[index]?.start ?? 0, last: post.last, sure: post.coded ? 1 : 0.8 };
    }
    if (notInNames.has(token.word) || (token.kind === "digits" && at > index + 1)) return null;
    if (capital) capitals += 1;
    else if (capitals > 0 && !particles.has(token.word)) return null;
    else if (!particles.has(token.word)) small += 1;
    if (small > 0 && capitals > 0 && token.kind === "letters") return null;
  }
  return null;
}

/** 12 rue de la Paix; 5 bis, avenue Foch. */
function french(scene: Scene, index: number): Match | null {
  const { list } = scene.tokens;
  let at = index + 1;
  if (["bis", "ter", "quater"].includes(tokenAfter(scene, index)?.word ?? "")) at += 1;
  const type = tokenAfter(scene, at - 1);
  if (!type || !frenchStreets.has(type.word)) return null;
  let last = -1;
  let capitals = 0;
  for (let name = at + 1; name <= at + LONGEST_NAME; name += 1) {
    const token = tokenAfter(scene, name - 1);
    const before = list[name - 1];
    if (!token || !before || /[,.]/.test(scene.tokens.plain.slice(before.end, token.start)) || token.kind === "digits")
      break;
    const capital = isCapital(scene.tokens, token);
    if (capital) capitals += 1;
    else if (!particles.has(token.word) && capitals > 0) break;
    if (capital || !particles.has(token.word)) last = name;
    if (!capital && !particles.has(token.word)) break;
  }
  if (last === -1) return null;
  const post = postalPart(scene, last);
  const start = list[index]?.start ?? 0;
  if (capitals === 0 && !post.coded && !scene.memory.heard("home", start, 40)) return null;
  return { kind: "address", start, last: post.last, sure: post.coded ? 1 : 0.8 };
}

/** Calle Mayor 12; Via Roma, 5; ul. Długa 7/3; Jl. Sudirman No. 1; ул. Ленина, д. 10. */
function leading(scene: Scene, index: number): Match | null {
  const { list, plain } = scene.tokens;
  let capitals = 0;
  for (let at = index + 1; at <= index + LONGEST_NAME; at += 1) {
    const house = houseAfter(scene, at - 1);
    if (house !== -1 && at > index + 1) {
      const start = list[index]?.start ?? 0;
      const type = list[index];
      const abbreviated = type !== undefined && plain[type.end] === "." && type.word.length <= 3;
      if (capitals === 0 && !abbreviated && !scene.memory.heard("home", start, 40)) {
        return postalPart(scene, house).coded ? whole(scene, index, house, 0.6) : null;
      }
      return whole(scene, index, house, 0.8);
    }
    const token = tokenAfter(scene, at - 1);
    const before = list[at - 1];
    if (!token || !before || token.kind === "digits" || plain.slice(before.end, token.start).includes(",")) return null;
    if (isCapital(scene.tokens, token)) capitals += 1;
    else if (!particles.has(token.word) && (at > index + 1 || notInNames.has(token.word))) return null;
  }
  return null;
}

/** Hauptstraße 5; Berliner Straße 12a; Keizersgracht 123; Am Markt 3, 12345 Berlin. */
function trailing(scene: Scene, index: number): Match | null {
  const { list } = scene.tokens;
  const first = list[index];
  if (!first) return null;
  const onlyPostcode = germanPrepositions.has(first.word) && isCapital(scene.tokens, first);
  if (notInNames.has(first.word) && !onlyPostcode) return null;
  if (!isCapital(scene.tokens, first) && !endsAsStreet(first.word)) return null;
  for (let at = index; at <= index + 3; at += 1) {
    const token = list[at];
    if (!token || token.kind === "digits" || (at > index && !joined(scene, at - 1))) return null;
    const street = endsAsStreet(token.word) || (at > index && trailingStreets.has(token.word));
    const house = houseAfter(scene, at);
    const capital = isCapital(scene.tokens, first);
    if (house !== -1 && street) {
      const called = scene.memory.heard("home", first.start, 40);
      if ((!capital || onlyPostcode) && !called && !postalPart(scene, house).coded) return null;
      return whole(scene, index, house, 0.8);
    }
    if (house !== -1 && at > index && capital) {
      const proved = onlyPostcode || scene.memory.heard("home", first.start, 40);
      return proved && postalPart(scene, house).coded ? whole(scene, index, house, 0.7) : null;
    }
    const small = particles.has(token.word) || germanPrepositions.has(token.word);
    if (!small && !(isCapital(scene.tokens, token) && !notInNames.has(token.word))) return null;
  }
  return null;
}

/** Addresses: street and house number, with postcode and town where they follow. */
export const findAddress: Finder = (scene, index) => {
  const token = scene.tokens.list[index];
  if (!token) return null;
  if (/^\d/.test(token.word)) {
    if (!HOUSE.test(token.word) || jointBefore(scene, index) !== joint.none || tiedBefore(scene, token.start))
      return null;
    return french(scene, index) ?? english(scene, index);
  }
  if (dwellings.has(token.word)) {
    const number = tokenAfter(scene, index);
    const street = tokenAfter(scene, index + 1);
    if (!number || !street || !HOUSE.test(number.word) || !HOUSE.test(street.word)) return null;
    const found = english(scene, index + 2);
    return found && { ...found, start: token.start };
  }
  // "C/ Alcalá 200" is a calle.
  const leads = leadingStreets.has(token.word) || (token.word === "c" && scene.tokens.plain[token.end] === "/");
  return (leads ? leading(scene, index) : null) ?? trailing(scene, index);
};
