import { ibanHolds } from "./checksums.ts";
import { type Finder, gather } from "./scene.ts";

/** The national part by country: how many signs, and how many of them, from the front, must be digits ("n"). */
const forms: Readonly<Record<string, readonly [length: number, form: string]>> = {
  ad: [24, "n8"],
  ae: [23, "n19"],
  al: [28, "n8"],
  at: [20, "n16"],
  az: [28, "a4"],
  ba: [20, "n16"],
  be: [16, "n12"],
  bg: [22, "a4"],
  bh: [22, "a4"],
  br: [29, "n23"],
  by: [28, ""],
  ch: [21, "n5"],
  cr: [22, "n18"],
  cy: [28, "n8"],
  cz: [24, "n20"],
  de: [22, "n18"],
  dk: [18, "n14"],
  do: [28, ""],
  ee: [20, "n16"],
  eg: [29, "n25"],
  es: [24, "n20"],
  fi: [18, "n14"],
  fo: [18, "n14"],
  fr: [27, "n10"],
  gb: [22, "a4"],
  ge: [22, "a2"],
  gi: [23, "a4"],
  gl: [18, "n14"],
  gr: [27, "n7"],
  gt: [28, ""],
  hr: [21, "n17"],
  hu: [28, "n24"],
  ie: [22, "a4"],
  il: [23, "n19"],
  iq: [23, "a4"],
  is: [26, "n22"],
  it: [27, "a1"],
  jo: [30, "a4"],
  kw: [30, "a4"],
  kz: [20, "n3"],
  lb: [28, "n4"],
  lc: [32, "a4"],
  li: [21, "n5"],
  lt: [20, "n16"],
  lu: [20, "n3"],
  lv: [21, "a4"],
  ly: [25, "n21"],
  mc: [27, "n10"],
  md: [24, ""],
  me: [22, "n18"],
  mk: [19, "n3"],
  mr: [27, "n23"],
  mt: [31, "a4"],
  mu: [30, "a4"],
  nl: [18, "a4"],
  no: [15, "n11"],
  pk: [24, "a4"],
  pl: [28, "n24"],
  ps: [29, "a4"],
  pt: [25, "n21"],
  qa: [29, "a4"],
  ro: [24, "a4"],
  rs: [22, "n18"],
  ru: [33, "n14"],
  sa: [24, "n2"],
  sc: [31, "a4"],
  se: [24, "n20"],
  si: [19, "n15"],
  sk: [24, "n20"],
  sm: [27, "a1"],
  st: [25, "n21"],
  sv: [28, "a4"],
  tl: [23, "n19"],
  tn: [24, "n20"],
  tr: [26, "n5"],
  ua: [29, "n6"],
  va: [22, "n18"],
  vg: [24, "a4"],
  xk: [20, "n16"],
};

function fits(iban: string, form: string): boolean {
  const front = iban.slice(4, 4 + Number(form.slice(1)));
  return form.startsWith("a") ? /^[a-z]*$/.test(front) : /^\d*$/.test(front);
}

/** International bank account numbers: length and form of the country, and the checksum. */
export const findIban: Finder = (scene, index) => {
  const token = scene.tokens.list[index];
  if (!token || !/^[a-z]{2}\d\d/.test(token.word)) return null;
  const country = token.word.slice(0, 2);
  const form = Object.hasOwn(forms, country) ? forms[country] : undefined;
  if (!form || !scene.allows(country)) return null;
  const gathered = gather(scene, index, form[0], " -.");
  if (!gathered || !/^[a-z0-9]*$/.test(gathered.signs) || !fits(gathered.signs, form[1])) return null;
  if (!ibanHolds(gathered.signs)) return null;
  return { kind: "iban", start: token.start, last: gathered.last, sure: 1, country: country.toUpperCase() };
};
