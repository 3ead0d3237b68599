import { findPersonalData } from "./find-personal-data.ts";
import { type IdentityKind, type PersonalDataKind, usualKinds } from "./kinds.ts";
import { fold } from "./rules/fold.ts";
import { firstOf, maskOf } from "./rules/masks.ts";

/**
 * The text with a mask in the place of all personal data of these kinds; everything else stays as it is. Masking what
 * is masked changes nothing. With `keepLines` the text has as many lines as before.
 */
export function maskPersonalData(
  text: string,
  kinds: readonly PersonalDataKind[] = usualKinds,
  { keepLines = false }: { readonly keepLines?: boolean } = {},
): string {
  let masked = "";
  let at = 0;
  for (const { kind, start, end } of findPersonalData(text, { kinds })) {
    const value = text.slice(start, end);
    const lines = keepLines ? value.replaceAll(/[^\n]/g, "") : "";
    masked += text.slice(at, start) + maskOf(kind, value, fold(value)) + lines;
    at = end;
  }
  return masked + text.slice(at);
}

/** The value of an identity, masked: enough to tell two of them apart on a page, too little to use them. */
export function maskValue(kind: IdentityKind, value: string): string {
  const at = value.lastIndexOf("@");
  if (kind === "email" && at > 0) return maskOf("email", value, value);
  if (kind === "phone" || kind === "customer_number") {
    const signs = fold(value).replace(/[^\p{L}\p{N}]/gu, "");
    return signs.length < 5 && !value.startsWith("••••") ? "••••" : `••••${signs.slice(-2)}`;
  }
  const name = value.startsWith("@") ? value.slice(1) : value;
  const first = firstOf(name);
  return `${value.startsWith("@") ? "@" : ""}${first === "•" ? "" : first}•••`;
}

/** A name as the first letters of its words. Names are only masked where they are known; none is found in a text. */
export function maskName(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => `${firstOf(word)}•••`)
    .join(" ");
}
