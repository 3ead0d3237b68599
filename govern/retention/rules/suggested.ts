import type { GivenRule } from "../contract.ts";

const forAll = { channel: null, unit: null, locked: false, active: false } as const;

/** A first set for who has no rule; none of them is active before somebody says so. */
export const SUGGESTED_RULES: readonly GivenRule[] = [
  { ...forAll, field: "quarantine", months: 3, why: "What nobody could read within a quarter is not needed." },
  { ...forAll, field: "deliveries", months: 12, why: "Records as they came are needed to look into faults." },
  { ...forAll, field: "identities", months: 12, why: "Who has no words left is hardly asked for again." },
  { ...forAll, field: "words", months: 36, why: "The time within which most claims can be made." },
];
