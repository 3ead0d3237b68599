import type { Party } from "@firsthand/connect/records";
import type { Address } from "postal-mime";

import type { Mapping } from "../../contract.ts";

const NAME_LIMIT = 500;
const PEOPLE_LIMIT = 1000;

/** Whether an address is one of the organisation; undefined where nobody said which are. */
export type IsOurs = (address: string) => boolean;

/** The test for the organisation's own addresses, from a mapping's `organisation`. A domain stands for those below it. */
export function ownAddresses(organisation: Mapping["organisation"]): IsOurs | undefined {
  if (!organisation) return undefined;
  const addresses = new Set((organisation.addresses ?? []).map((address) => address.toLowerCase()));
  const domains = (organisation.domains ?? []).map((domain) => domain.toLowerCase().replace(/^[@.]+/, ""));
  return (address) => {
    const lower = address.toLowerCase();
    const host = lower.slice(lower.lastIndexOf("@") + 1);
    return addresses.has(lower) || domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
  };
}

/** The people in a list of addresses, groups opened, each once. */
export function peopleIn(addresses: readonly Address[] | undefined): Party[] {
  const people = new Map<string, Party>();
  for (const entry of addresses ?? []) {
    for (const mailbox of entry.group ?? [entry]) {
      const email = cleaned(mailbox.address ?? "");
      const name = cleaned(mailbox.name).slice(0, NAME_LIMIT).trim();
      const key = (email || name).toLowerCase();
      // An address of more than 500 characters is none.
      if (key === "" || email.length > NAME_LIMIT || people.has(key) || people.size === PEOPLE_LIMIT) continue;
      people.set(key, { ...(email ? { email } : {}), ...(name ? { name } : {}) });
    }
  }
  return [...people.values()];
}

/** Header text without NUL and halves of characters, its folds and runs of spaces made one space. */
export function cleaned(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().replaceAll(/\s+/g, " ").trim();
}
