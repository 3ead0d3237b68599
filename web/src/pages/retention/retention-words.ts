import type { Field, GivenRule, HeldWhat } from "@firsthand/govern/retention/contract";

import { dateText } from "../../format/dates.ts";
import { plainText } from "../../format/words.ts";

/** What is kept, as people say it. */
export const fieldWords: Readonly<Record<Field | "everything", { readonly name: string; readonly says: string }>> = {
  everything: {
    name: "Everything",
    says: "Words, deliveries, quarantine and who customers are, each by its own time.",
  },
  words: {
    name: "Words of messages",
    says: "Subject and text, in the log, the search and the deliveries that brought them. Every figure stays.",
  },
  deliveries: {
    name: "Deliveries as they came",
    says: "The records that messages were made of, counted from when they came in. The messages stay.",
  },
  quarantine: {
    name: "Quarantine",
    says: "The bytes of what was not understood, counted from when they came in. It cannot be tried again.",
  },
  identities: {
    name: "Who customers are",
    says: "Names, addresses, numbers and handles of people of whom no words are left, counted from when the last of these went. Every figure stays.",
  },
};

/** Twelve and more months as years, where they are whole ones. */
export function monthsText(months: number): string {
  if (months % 12 !== 0) return months === 1 ? "1 month" : `${months} months`;
  return months === 12 ? "1 year" : `${months / 12} years`;
}

/** For which channel and unit a rule holds. */
export function whereText({ channel, unit }: Pick<GivenRule, "channel" | "unit">): string {
  if (channel === null && unit === null) return "everywhere";
  const parts = [unit === null ? [] : [unit], channel === null ? [] : [plainText(channel).toLowerCase()]].flat();
  return `in ${parts.join(", ")}`;
}

/** What a hold covers. */
export function heldText(what: HeldWhat): string {
  if (what.kind === "person") return "A person";
  if (what.kind === "conversation") return "A conversation";
  const { channel, unit, since, until } = what;
  const place = channel === null && unit === null ? "Everything" : `All ${whereText({ channel, unit })}`;
  if (since !== null && until !== null) return `${place}, ${dateText(since)} to ${dateText(until)}`;
  if (since !== null) return `${place}, from ${dateText(since)}`;
  return until === null ? place : `${place}, before ${dateText(until)}`;
}
