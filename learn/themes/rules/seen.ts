import type { Reach } from "@firsthand/kernel/permissions";

/** Customers of a theme that somebody has to be allowed to see before they see its words. */
const LEAST_CUSTOMERS = 5;

/**
 * Whether a theme is shown to somebody, by the messages of it that they may see: the words of a few could be those of
 * others. Who may see everything sees every theme that has messages.
 */
export function isSeen(spoken: readonly { readonly customer_id: string | null }[], reach: Reach): boolean {
  if (reach === "all") return spoken.length > 0;
  const customers = new Set(spoken.map(({ customer_id }, index) => customer_id ?? index));
  return customers.size >= LEAST_CUSTOMERS;
}
