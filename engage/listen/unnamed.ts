import type { Party } from "@firsthand/connect/records";
import type { DataSubject, Marker } from "@firsthand/platform/personal-data";

import type { StoredRecord } from "./store/personal-data.ts";

/**
 * A record of somebody else without a customer: out of its address lines, and out of every text by `marker`. The very
 * same record when it does not name them.
 */
export function withoutCustomer(
  record: StoredRecord,
  marks: DataSubject["marks"],
  marker: Marker,
): { readonly record: StoredRecord; readonly named: boolean } {
  const isThem = (party: Party): boolean =>
    marks.some(({ kind, value }) => {
      switch (kind) {
        case "email":
          return party.email?.trim().toLowerCase() === value;
        case "account":
          return [party.account, ...(party.accounts ?? [])].some((account) => account?.trim() === value);
        case "customer_number":
          return party.customerNumber?.replaceAll(/\s+/g, "").toUpperCase() === value;
        case "phone":
          return party.phone !== undefined && marker.isIn(party.phone);
      }
    });
  const { author, recipient, copied, ...rest } = record;
  const slim = {
    ...rest,
    ...(author && { author: isThem(author) ? nobody(author) : author }),
    ...(recipient && !isThem(recipient) && { recipient }),
    ...(copied && { copied: copied.filter((party) => !isThem(party)) }),
  };
  const without = deeply(slim, marker.takeOut) as StoredRecord;
  return { record: without, named: JSON.stringify(without) !== JSON.stringify({ ...rest, ...rememberOrder(record) }) };
}

/** Their part in the work stays, without who it was. */
function nobody({ role, function: works }: Party): Party {
  return { ...(role && { role }), ...(works && { function: works }) };
}

function rememberOrder({ author, recipient, copied }: StoredRecord) {
  return { ...(author && { author }), ...(recipient && { recipient }), ...(copied && { copied }) };
}

/** The same thing with every text in it changed, keys included. */
export function deeply(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one) => deeply(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [change(key), deeply(field, change)]));
}
