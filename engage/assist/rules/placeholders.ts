import {
  type Cover,
  type CoveredKind,
  maskName,
  maskPersonalData,
  maskValue,
} from "@firsthand/analytics/personal-data";

/** How each kind is called in a placeholder: `[name 1]`. */
const words: Readonly<Record<CoveredKind, string>> = {
  name: "name",
  email: "mail",
  phone: "phone",
  handle: "handle",
  number: "customer number",
  address: "address",
  account: "account",
  card: "card",
  iban: "account",
  ip: "network address",
  national_id: "identity number",
  passport: "passport",
  birth_date: "birthday",
};

const anyWord = [...new Set(Object.values(words))].join("|");
const placeholder = new RegExp(`\\[(${anyWord}) (\\d{1,5})\\]`, "g");
const lookalike = new RegExp(`\\[(${anyWord})[ \\u00a0]{0,3}(\\d{1,5})\\]`, "gi");

/** What has no place in a reply, whoever is written to: numbers that open something or tell who somebody is. */
const never: ReadonlySet<CoveredKind> = new Set([
  "card",
  "iban",
  "account",
  "national_id",
  "passport",
  "birth_date",
  "ip",
]);

/** Who reads what the placeholders are put back into. */
type Reader =
  /** Sees personal data in full. */
  | "clear"
  /** Sees them as threads show them. */
  | "masked"
  /** Writes to a customer: numbers that open something stay placeholders. */
  | "writes"
  /** Writes, and sees no personal data: all placeholders stay. */
  | "writes_masked";

/** The placeholders of one request: what stands for what. */
export interface Placeholders {
  /** A text of somebody, in which nothing looks like a placeholder of ours. */
  readonly plain: (text: string) => string;
  readonly cover: Cover;
  /** Puts back what was covered; what nobody gave out, or may not be put back, stays a placeholder. */
  readonly restore: (text: string, reader: Reader) => string;
}

/**
 * The same words have the same placeholder and no others do, so each leads back to one thing. The model is given nothing
 * else of them.
 */
export function createPlaceholders(): Placeholders {
  const known = new Map<string, { readonly kind: CoveredKind; readonly value: string }>();
  const given = new Map<string, string>();
  const counts = new Map<string, number>();
  return {
    plain: (text) => text.replaceAll(lookalike, "($1 $2)"),
    cover: (kind, value) => {
      const key = `${kind} ${value}`;
      const there = given.get(key);
      if (there !== undefined) return there;
      const word = words[kind];
      const number = (counts.get(word) ?? 0) + 1;
      counts.set(word, number);
      const made = `[${word} ${number}]`;
      given.set(key, made);
      known.set(made, { kind, value });
      return made;
    },
    restore: (text, reader) =>
      text.replaceAll(placeholder, (whole) => {
        const one = known.get(whole);
        if (!one || reader === "writes_masked" || (reader === "writes" && never.has(one.kind))) return whole;
        return reader === "masked" ? masked(one.kind, one.value) : one.value;
      }),
  };
}

function masked(kind: CoveredKind, value: string): string {
  if (kind === "name") return maskName(value);
  if (kind === "email" || kind === "phone") return maskValue(kind, value);
  if (kind === "handle") return maskValue("account", value);
  if (kind === "number") return maskValue("customer_number", value);
  const hidden = maskPersonalData(value);
  return hidden === value ? "••••" : hidden;
}

/** A mask, with the last digits that stand beside it: those of a card after a blank, those of an account after dots. */
const mask = /[^\s•]{0,40}•\S{0,40}(?:(?<=••) … \S{1,40}|(?<=••••) \d{1,4}(?!\d))?/g;

/** A masked text without what its masks still tell: first letters and last digits. */
export function withoutMasks(text: string): string {
  return text.replaceAll(mask, "[…]");
}

const gap = /\[[^[\]\n]{1,60}\]/g;
/** With or without a scheme: programs of mail make a link of a bare name too. A mail address is none. */
const link =
  /(?:https?:\/\/|www\.)[^\s<>"'()[\]]{1,500}|(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}@])(?:\/[^\s<>"'()[\]]{1,500})?/giu;

function linksOf(text: string): string[] {
  return (text.match(link) ?? []).map((one) => one.replace(/[.,;:!?]{1,5}$/, ""));
}

/**
 * What a person has to look at in a draft: gaps, and addresses of the web that nobody of the organisation wrote in the
 * conversation. Each once, at most 20.
 */
export function toCheck(draft: string, ownWords: string): string[] {
  const own = new Set(linksOf(ownWords));
  const found = [...(draft.match(gap) ?? []), ...linksOf(draft).filter((one) => !own.has(one))];
  return [...new Set(found)].slice(0, 20);
}
