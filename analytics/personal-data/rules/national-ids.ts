import {
  cpfHolds,
  elevenTestHolds,
  luhnHolds,
  mod11And10Holds,
  nifHolds,
  peselHolds,
  remainder,
  snilsHolds,
  verhoeffHolds,
} from "./checksums.ts";
import { type Chain, type Finder, chainsFrom, joint, standsAlone } from "./scene.ts";

/** A kind of national number that is written in digits alone. */
interface NationalNumber {
  readonly country: string;
  readonly lengths: readonly number[];
  readonly holds: (digits: string) => boolean;
  /** How the country writes it: nobody else writes a number so, or so seldom that the checksum decides. */
  readonly written?: { readonly shapes: readonly string[]; readonly joints: number };
  /** How sure without such a form and without a word near; left out where it is then not found. */
  readonly bare?: number;
}

function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** Reads two digits at a place. */
function two(digits: string, at: number): number {
  return Number(digits.slice(at, at + 2));
}

function isSsn(digits: string): boolean {
  const area = digits.slice(0, 3);
  if (area === "000" || area === "666" || area >= "900") return false;
  if (digits.slice(3, 5) === "00" || digits.slice(5) === "0000") return false;
  // Printed in advertisements, and withdrawn.
  return !["078051120", "219099999", "123456789"].includes(digits);
}

function isSteuerId(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  if (digits.startsWith("0") || repeated.length !== 1 || (repeated[0] ?? 0) > 3) return false;
  return mod11And10Holds(digits);
}

function isNir(digits: string): boolean {
  if (!/^[1-478]/.test(digits)) return false;
  const month = two(digits, 3);
  if (!(month >= 1 && month <= 12) && !(month >= 20 && month <= 42) && month < 50) return false;
  return 97 - remainder(digits.slice(0, 13), 97) === two(digits, 13);
}

function isNationalRegister(digits: string): boolean {
  const month = two(digits, 2) % 20;
  const free = month === 0 && two(digits, 4) === 0;
  if (!free && !isDate(two(digits, 0), month, two(digits, 4))) return false;
  const check = two(digits, 9);
  const number = digits.slice(0, 9);
  return check === 97 - remainder(number, 97) || check === 97 - remainder(`2${number}`, 97);
}

function isPesel(digits: string): boolean {
  return isDate(two(digits, 0), two(digits, 2) % 20, two(digits, 4)) && peselHolds(digits);
}

function isPersonnummer(digits: string): boolean {
  if (digits.length === 12 && !/^(?:19|20)/.test(digits)) return false;
  const ten = digits.slice(-10);
  const day = two(ten, 4);
  return isDate(two(ten, 0), two(ten, 2), day > 60 ? day - 60 : day) && luhnHolds(ten);
}

const PROVINCES = new Set(
  "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96"
    .split(" ")
    .map(Number),
);

function isNik(digits: string): boolean {
  const day = two(digits, 6);
  if (!PROVINCES.has(two(digits, 0)) || two(digits, 2) === 0 || two(digits, 4) === 0) return false;
  return isDate(two(digits, 10), two(digits, 8), day > 40 ? day - 40 : day) && digits.slice(12) !== "0000";
}

const numbers: readonly NationalNumber[] = [
  { country: "US", lengths: [9], holds: isSsn, written: { shapes: ["3-2-4"], joints: joint.dash } },
  { country: "DE", lengths: [11], holds: isSteuerId, written: { shapes: ["2-3-3-3"], joints: joint.space } },
  {
    country: "FR",
    lengths: [15],
    holds: isNir,
    written: { shapes: ["1-2-2-2-3-3-2", "13-2", "1-2-2-5-3-2"], joints: joint.space | joint.dot },
    bare: 0.8,
  },
  { country: "NL", lengths: [9], holds: (digits) => !/^0+$/.test(digits) && elevenTestHolds(digits) },
  {
    country: "BE",
    lengths: [11],
    holds: isNationalRegister,
    written: { shapes: ["2-2-2-3-2", "6-3-2"], joints: joint.dot | joint.dash | joint.space },
    bare: 0.6,
  },
  { country: "PL", lengths: [11], holds: isPesel },
  {
    country: "SE",
    lengths: [10, 12],
    holds: isPersonnummer,
    written: { shapes: ["6-4", "8-4"], joints: joint.dash },
  },
  { country: "ID", lengths: [16], holds: isNik },
  { country: "BR", lengths: [11], holds: cpfHolds, written: { shapes: ["3-3-3-2"], joints: joint.dot | joint.dash } },
  { country: "IN", lengths: [12], holds: (digits) => /^[2-9]/.test(digits) && verhoeffHolds(digits) },
  { country: "PT", lengths: [9], holds: (digits) => /^[1-35689]/.test(digits) && nifHolds(digits) },
  {
    country: "RU",
    lengths: [11],
    holds: snilsHolds,
    written: { shapes: ["3-3-3-2"], joints: joint.dash | joint.space },
  },
];

const FEWEST_DIGITS = 9;

/** How sure a number is one of this kind; null where it is none. */
function sureOf(number: NationalNumber, chain: Chain, called: boolean): number | null {
  if (!number.lengths.includes(chain.digits.length) || !number.holds(chain.digits)) return null;
  if (called) return 1;
  const { written } = number;
  if (written?.shapes.includes(chain.shape) && (chain.joints & ~written.joints) === 0) return 0.9;
  return (chain.joints === 0 && number.bare) || null;
}

/** National numbers written in digits: their checksum holds, and a word or their form tells them from others. */
export const findNationalNumber: Finder = (scene, index) => {
  const start = scene.tokens.list[index]?.start ?? 0;
  if ((chainsFrom(scene, index).at(-1)?.digits.length ?? 0) < FEWEST_DIGITS) return null;
  const called = scene.memory.nearest("national", start, 40);
  if (!called && scene.memory.nearest("order", start, 18)) return null;
  for (const chain of chainsFrom(scene, index).toReversed()) {
    if (chain.digits.length < FEWEST_DIGITS || !standsAlone(scene, index, chain)) continue;
    for (const number of numbers) {
      const sure = scene.allows(number.country) ? sureOf(number, chain, called) : null;
      if (sure !== null) return { kind: "national_id", start, last: chain.last, sure, country: number.country };
    }
  }
  return null;
};
