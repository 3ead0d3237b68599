/** All functions take a string of the digits 0 to 9 only, unless they say otherwise. */

/** The sum of the digits, each times its weight. */
function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += weight * Number(digits[index] ?? 0);
  return sum;
}

/** Luhn: payment cards, Swedish personal numbers. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The rest of a division, of digits of any length. */
export function remainder(digits: string, divisor: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % divisor;
  return rest;
}

/** ISO 13616: `iban` in lower case, letters and digits only. */
export function ibanHolds(iban: string): boolean {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const DIHEDRAL = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const TURNS = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];

/** Verhoeff: Indian Aadhaar numbers. */
export function verhoeffHolds(digits: string): boolean {
  let check = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    check = Number(DIHEDRAL[check]?.[Number(TURNS[index % 8]?.[digit])]);
  }
  return check === 0;
}

/** ISO 7064 mod 11,10: German tax identification numbers. */
export function mod11And10Holds(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** The Dutch eleven test of nine digits. */
export function elevenTestHolds(digits: string): boolean {
  return weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

/** Polish PESEL, eleven digits. */
export function peselHolds(digits: string): boolean {
  return weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

/** Brazilian CPF, eleven digits. */
export function cpfHolds(digits: string): boolean {
  if (new Set(digits).size === 1) return false;
  const first = ((weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weighted(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return first === Number(digits[9]) && second === Number(digits[10]);
}

/** Portuguese NIF, nine digits. */
export function nifHolds(digits: string): boolean {
  const rest = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === Number(digits[8]);
}

/** Russian SNILS, eleven digits. */
export function snilsHolds(digits: string): boolean {
  return (weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(digits.slice(9));
}

const DNI_LETTERS = "trwagmyfpdxbnjzsqvhlcke";

/** Spanish DNI: eight digits and a letter in lower case; of a NIE, x, y, z stand for 0, 1, 2. */
export function dniHolds(dni: string): boolean {
  const digits = dni.slice(0, 8).replace(/^[xyz]/, (first) => String("xyz".indexOf(first)));
  return DNI_LETTERS[Number(digits) % 23] === dni[8];
}

/** What a sign counts at the odd places (1st, 3rd, …) of a codice fiscale; digits count like a to j. */
const ODD_PLACES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italian codice fiscale: sixteen letters and digits, in lower case. */
export function codiceFiscaleHolds(code: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index += 1) {
    const value = Number.parseInt(code[index] ?? "", 36);
    const rank = value > 9 ? value - 10 : value;
    sum += index % 2 === 0 ? (ODD_PLACES[rank] ?? 0) : rank;
  }
  return Number.parseInt(code[15] ?? "", 36) - 10 === sum % 26;
}
