import { luhnHolds } from "./checksums.ts";
import { type Finder, chainsFrom, joint, jointBefore, tiedAfter, tiedBefore } from "./scene.ts";

/** Issuers by the first digits of the number, from and to (inclusive), with the lengths that they give out. */
const issuers: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ["4", "4", [13, 16, 19]], // Visa
  ["51", "55", [16]], // Mastercard
  ["2221", "2720", [16]], // Mastercard
  ["34", "34", [15]], // American Express
  ["37", "37", [15]], // American Express
  ["6011", "6011", [16, 19]], // Discover
  ["644", "649", [16, 19]], // Discover
  ["65", "65", [16, 19]], // Discover, RuPay
  ["60", "60", [16]], // RuPay
  ["81", "82", [16]], // RuPay
  ["3528", "3589", [16, 19]], // JCB
  ["300", "305", [14, 16]], // Diners
  ["36", "36", [14, 16]], // Diners
  ["38", "39", [14, 16]], // Diners
  ["62", "62", [16, 17, 18, 19]], // UnionPay
  ["2200", "2204", [16, 19]], // Mir
  ["50", "50", [16, 18, 19]], // Maestro
  ["56", "58", [16, 18, 19]], // Maestro
  ["6304", "6304", [16, 18, 19]], // Maestro
  ["67", "67", [16, 18, 19]], // Maestro
];

const SHAPES = new Set(["4-4-4-4", "4-6-5", "4-6-4", "4-4-4-4-3", "4-4-4-2", "4-3-3-3"]);

/** Whether the number can be that of a payment card: issuer, length, Luhn. */
export function isCard(digits: string): boolean {
  return issued(digits) && new Set(digits).size > 1 && luhnHolds(digits);
}

function issued(digits: string): boolean {
  return issuers.some(([from, to, lengths]) => {
    const first = digits.slice(0, from.length);
    return lengths.includes(digits.length) && first >= from && first <= to;
  });
}

/** Payment cards. Those of 13 and 14 digits are found grouped, or after a word for cards: barcodes are as long. */
export const findCard: Finder = (scene, index) => {
  const start = scene.tokens.list[index]?.start ?? 0;
  const chains = chainsFrom(scene, index);
  if ((chains.at(-1)?.digits.length ?? 0) < 13) return null;
  for (const { digits, shape, last, joints, after } of chains.toReversed()) {
    if (digits.length < 13 || (joints & ~(joint.space | joint.dash)) !== 0 || !isCard(digits)) continue;
    const end = scene.tokens.list[last]?.end ?? 0;
    const grouped = SHAPES.has(shape);
    const called = scene.memory.heard("card", start);
    const whole = after === joint.none && jointBefore(scene, index) === joint.none;
    if (!grouped && !called && !whole) continue;
    if (!grouped && !called && digits.length < 15) continue;
    // A long number within an address of the network or a code is a card only by the way it is grouped.
    if (!grouped && (tiedBefore(scene, start) || tiedAfter(scene, end)) && !called) continue;
    return { kind: "card", start, last, sure: grouped || called ? 1 : 0.9 };
  }
  return null;
};
