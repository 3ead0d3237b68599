import { dateText } from "../../format/dates.ts";

interface Named {
  readonly name: string | null;
  readonly value: string | null;
  readonly kind: string;
  /** Since when their data are only kept and not used. */
  readonly restrictedSince?: string | null;
}

/** How somebody is called: by name, else by address, handle or number, else by what little is known. */
export function nameOf({ name, value, kind, restrictedSince }: Named): string {
  if (typeof restrictedSince === "string") return "Restricted customer";
  return name ?? (value === null || value === "" ? unknownName(kind) : value);
}

/** An id among programs, such as that of a colleague who answered from here: beside a name it tells people nothing. */
export function isOnlyAnId(value: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

/** What stands in place of words that are withheld. */
export function restrictedText(since: string): string {
  return `Restricted since ${dateText(since)}: processing is limited at the customer’s wish`;
}

function unknownName(kind: string): string {
  return kind === "anonymous" ? "Unknown person" : `Unnamed ${identityText(kind).toLowerCase()}`;
}

/** The kind of an identity in words. */
export function identityText(kind: string): string {
  if (kind === "email") return "Mail address";
  if (kind === "phone") return "Telephone";
  if (kind === "customer_number") return "Customer number";
  return kind === "account" ? "Account" : kind === "anonymous" ? "Not known" : kind;
}
