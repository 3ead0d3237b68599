import type { Reach } from "@firsthand/kernel/permissions";

/** Customers of a theme that somebody has to be allowed to see before they see its words. */
const LEAST_CUSTOMERS = 5;

/**
 * Whether a theme is shown to somebody, by the messages of it that they may see: the words of a few could be those of
 * others. Who may see everything sees every theme that has messages.
 */
export function isSeen(
  spoken: { readonly messages: number; readonly customers: number } | undefined,
  reach: Reach,
): boolean {
  if (!spoken) return false;
  return reach === "all" ? spoken.messages > 0 : spoken.customers >= LEAST_CUSTOMERS;
}
