import type { Person } from "@firsthand/engage/identities/contract";

type Identity = Person["identities"][number];

/** Why two identities were taken for one person, in words. */
export function ruleText(rule: string): string {
  if (rule === "same_verified_email") return "The same mail address, confirmed by its owner";
  if (rule === "same_phone") return "The same telephone number";
  if (rule === "same_customer_number") return "The same customer number";
  if (rule === "said_by_source") return "Their source says that both accounts are theirs";
  return rule === "decided_by_person" ? "Decided" : rule.replaceAll("_", " ");
}

/** Who made or undid a link: a rule has no name of its own. */
export function byText(by: string): string {
  return by === "rule" || by === "machine" || by === "" ? "by rule" : `by ${by}`;
}

/** The identity that a link names, as far as the person still has it. */
export function identityOf(identities: readonly Identity[], id: string): Identity | undefined {
  return identities.find(({ identityId }) => identityId === id);
}
