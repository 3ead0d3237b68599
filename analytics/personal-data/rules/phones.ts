import { internationalNumber } from "./calling-codes.ts";
import {
  type Chain,
  type Finder,
  type Match,
  type Scene,
  chainsFrom,
  isMoney,
  joint,
  jointBefore,
  standsAlone,
  tiedAfter,
} from "./scene.ts";

/** How a country writes its telephone numbers, when it leaves the calling code out. */
interface NationalForm {
  readonly country: string;
  /** Tests the digits. */
  readonly digits: RegExp;
  /** The groups it is written in; "any" for every grouping. */
  readonly shapes: readonly string[] | "any";
  /** How sure when it is written so. */
  readonly sure: number;
  /** How sure in one group, with no word near; left out where it is then not found. */
  readonly bare?: number;
}

const pairs = "2-2-2-2-2";
const forms: readonly NationalForm[] = [
  {
    country: "US",
    digits: /^1?[2-9]\d\d[2-9]\d{6}$/,
    shapes: ["3-3-4", "1-3-3-4"],
    sure: 0.8,
  },
  { country: "GB", digits: /^07[1-9]\d{8}$/, shapes: "any", sure: 0.9, bare: 0.8 },
  {
    country: "GB",
    digits: /^0[12]\d{8,9}$/,
    shapes: ["3-4-4", "4-3-4", "5-6", "5-5", "4-7", "3-8", "5-3-3", "4-3-3"],
    sure: 0.8,
  },
  { country: "DE", digits: /^01[567]\d{8,9}$/, shapes: "any", sure: 0.9, bare: 0.8 },
  { country: "FR", digits: /^0[67]\d{8}$/, shapes: [pairs], sure: 0.9, bare: 0.7 },
  { country: "FR", digits: /^0[1-59]\d{8}$/, shapes: [pairs], sure: 0.9 },
  { country: "ES", digits: /^[6789]\d{8}$/, shapes: ["3-3-3", "3-2-2-2", "2-3-2-2"], sure: 0.7 },
  { country: "PT", digits: /^(?:9[1236]|2\d)\d{7}$/, shapes: ["3-3-3", "2-3-2-2"], sure: 0.7 },
  { country: "PL", digits: /^[1-8]\d{8}$/, shapes: ["2-3-2-2"], sure: 0.7 },
  { country: "PL", digits: /^[4-8]\d{8}$/, shapes: ["3-3-3"], sure: 0.6 },
  { country: "IT", digits: /^3[2-9]\d{8}$/, shapes: ["3-3-4", "3-7", "3-3-2-2", "3-2-2-3", "3-4-3"], sure: 0.8 },
  { country: "BR", digits: /^[1-9]\d(?:9\d{8}|[2-5]\d{7})$/, shapes: ["2-5-4", "2-4-4"], sure: 0.8 },
  { country: "NL", digits: /^06\d{8}$/, shapes: "any", sure: 0.9, bare: 0.7 },
  { country: "NL", digits: /^0[1-9]\d{8}$/, shapes: ["3-7", "4-6", "3-3-4", "3-3-2-2"], sure: 0.8 },
  { country: "BE", digits: /^04\d{8}$/, shapes: ["4-2-2-2", "4-3-3", "4-6"], sure: 0.8 },
  { country: "SE", digits: /^07[02369]\d{7}$/, shapes: ["3-3-2-2", "3-7", "3-3-4", "4-2-2-2", "3-2-2-3"], sure: 0.8 },
  { country: "SE", digits: /^08\d{6,7}$/, shapes: ["2-3-3-2", "2-3-2-2", "2-3-3", "2-7", "2-6"], sure: 0.6 },
  { country: "ID", digits: /^08[1-9]\d{7,10}$/, shapes: "any", sure: 0.9, bare: 0.8 },
  { country: "RU", digits: /^8[3489]\d{9}$/, shapes: ["1-3-3-2-2", "1-3-3-4", "1-3-7"], sure: 0.9 },
  { country: "RU", digits: /^89\d{9}$/, shapes: "any", sure: 0.8, bare: 0.7 },
  { country: "RU", digits: /^9\d{9}$/, shapes: ["3-3-2-2"], sure: 0.8 },
  { country: "IN", digits: /^0?[6-9]\d{9}$/, shapes: ["5-5"], sure: 0.7 },
];

/** Area code and number, as in most of Europe and in Indonesia. */
const LANDLINE = /^0[2-9]\d{5,10}$/;
const LANDLINE_SHAPE = /^[2-5]-(?:[4-8]|[2-4]-[2-4]|[2-4]-\d-\d|2-2-2)$/;
/** Numbers and shapes of companies that anybody may ring for nothing or for a fee: no person's. */
const OF_COMPANIES =
  /^(?:1?8(?:00|33|44|55|66|77|88)\d{7}\|.*|8800\d{7}\|.*|0(?:800|808|900)\d{5,8}\|(?:\d+|4-.*)|0(?:3[034]|8[47])\d{8}\|4-3-4)$/;
const DATE = /^(?:2-2-4|4-2-2|1-2-4|2-1-4|1-1-4|2-2-2|4-1-2|4-4|4)$/;

const CLOSE = 18;

/** "612 345 678" is a telephone number and also 612 million: without a word it must begin its line or its part of it. */
function maySum({ tokens: { plain } }: Scene, chain: Chain, start: number): boolean {
  if (chain.shape !== "3-3-3" || chain.joints !== joint.space) return false;
  let at = start - 1;
  while (plain[at] === " ") at -= 1;
  return at >= 0 && !"\n:,;(-".includes(plain[at] ?? "");
}

function allowed(scene: Scene, country: string, shape: NationalForm["shapes"], chain: Chain): boolean {
  return scene.allows(country) && (shape === "any" ? chain.joints !== 0 : shape.includes(chain.shape));
}

/** Whether a code of letters and digits stands right before, as in "DE06 0636 1238". */
function afterCode({ tokens: { text, plain }, closedAt }: Scene, start: number): boolean {
  if (plain[start - 1] !== " " || closedAt(start - 2)) return false;
  return /\p{L}\d{1,4} $/u.test(text.slice(Math.max(0, start - 7), start));
}

/** How sure a number without a calling code is a telephone number; null where it is none. */
function nationalSure(scene: Scene, chain: Chain, start: number): { sure: number; country?: string } | null {
  const { memory } = scene;
  const called = memory.nearest("phone", start, 40);
  const { digits, shape } = chain;
  if (OF_COMPANIES.test(`${digits}|${shape}`)) return null;
  const accounted = memory.nearest("customer", start, CLOSE) && memory.heard("number", start, CLOSE);
  if (!called && (accounted || memory.nearest("order", start, CLOSE))) return null;
  const asked =
    memory.nearest("number", start, 12) && !memory.heard("order", start, 40) && /^[05-9]|^\d{10}/.test(digits);
  for (const form of forms) {
    if (!form.digits.test(digits)) continue;
    const written =
      allowed(scene, form.country, form.shapes, chain) && (called || asked || !maySum(scene, chain, start));
    if (written) return { sure: called ? 1 : form.sure, country: form.country };
    const bare = called ? 0.9 : (form.bare ?? (asked ? 0.6 : 0));
    if (chain.joints === 0 && bare > 0 && scene.allows(form.country)) return { sure: bare, country: form.country };
  }
  const landline = LANDLINE.test(digits) && LANDLINE_SHAPE.test(shape) && !DATE.test(shape);
  if (landline && (chain.joints & joint.dot) === 0 && (called || !afterCode(scene, start)))
    return { sure: called ? 0.9 : 0.6 };
  if (called && digits.length >= 7 && digits.length <= 13 && !DATE.test(shape)) return { sure: 0.7 };
  return null;
}

function findNational(scene: Scene, index: number): Match | null {
  const token = scene.tokens.list[index];
  if (!token || (jointBefore(scene, index) !== joint.none && jointBefore(scene, index) !== joint.space)) return null;
  const chains = chainsFrom(scene, index);
  if ((chains.at(-1)?.digits.length ?? 0) < 7) return null;
  for (const chain of chains.toReversed()) {
    const length = chain.digits.length;
    if (length < 7 || length > 13 || !standsAlone(scene, index, chain)) continue;
    if (isMoney(scene, index, chain.last)) continue;
    const found = nationalSure(scene, chain, token.start);
    if (!found) continue;
    const bracket =
      scene.tokens.plain[token.start - 1] === "(" &&
      !scene.closedAt(token.start - 2) &&
      (chain.joints & joint.bracket) !== 0;
    return { kind: "phone", start: bracket ? token.start - 1 : token.start, last: chain.last, ...found };
  }
  return null;
}

/** "+44 (0)20 …": the nought in brackets is not dialled after the calling code. */
function dialled({ tokens: { list, plain } }: Scene, index: number, last: number): string {
  let digits = "";
  for (let at = index; at <= last; at += 1) {
    const token = list[at];
    if (!token) break;
    const optional = token.word === "0" && plain[token.start - 1] === "(" && plain[token.end] === ")";
    digits += optional ? "" : token.word;
  }
  return digits;
}

function findInternational(scene: Scene, index: number, start: number, prefix: string): Match | null {
  const chains = chainsFrom(scene, index);
  for (const chain of chains.toReversed()) {
    if (tiedAfter(scene, scene.tokens.list[chain.last]?.end ?? 0) && chain.after === joint.none) continue;
    // Digits that hang on by anything but a space belong to the number, which then is too long.
    if (chain.after !== joint.none && chain.after !== joint.space) continue;
    const digits = dialled(scene, index, chain.last);
    if (!digits.startsWith(prefix)) return null;
    const found = internationalNumber(digits.slice(prefix.length));
    if (!found || (found.country !== undefined && !scene.allows(found.country))) continue;
    const sure = prefix === "" ? 1 : 0.8;
    return { kind: "phone", start, last: chain.last, sure, ...found };
  }
  return null;
}

/** Telephone numbers: with a calling code, in the form of a country, or after a word for telephones. */
export const findPhone: Finder = (scene, index) => {
  const { plain, list } = scene.tokens;
  const start = list[index]?.start ?? 0;
  if (plain[start - 1] === "+") {
    const from = plain[start - 2] === "(" && plain.slice(start, start + 5).includes(")") ? start - 2 : start - 1;
    return findInternational(scene, index, from, "");
  }
  if (plain.startsWith("00", start) && jointBefore(scene, index) === joint.none) {
    const found = findInternational(scene, index, start, "00");
    const told = scene.memory.nearest("order", start, CLOSE) || isMoney(scene, index, found?.last ?? index);
    if (found && !told) return found;
  }
  return findNational(scene, index);
};
