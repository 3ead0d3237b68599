/** Every kind of personal data that can be found in a text. */
export const personalDataKinds = [
  "card",
  "iban",
  "national_id",
  "passport",
  "phone",
  "email",
  "address",
  "ip",
  "birth_date",
  "account",
  "handle",
] as const;

export type PersonalDataKind = (typeof personalDataKinds)[number];

/** What identifies somebody, as identities hold it. */
export type IdentityKind = "account" | "email" | "phone" | "customer_number";

/** What is looked for unless said otherwise: names of accounts in social networks are public, so not they. */
export const usualKinds: readonly PersonalDataKind[] = personalDataKinds.filter((kind) => kind !== "handle");

/** One piece of personal data in a text. */
export interface PersonalDataFinding {
  readonly kind: PersonalDataKind;
  /** Where it begins and where it ends (exclusive), in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  /** From 0 to 1, by rule and not measured: 1 is a checksum and a form that nothing else has. */
  readonly sure: number;
  /** ISO 3166-1, two letters, where the form tells it. */
  readonly country?: string;
}
