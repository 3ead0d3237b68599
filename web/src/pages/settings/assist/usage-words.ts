import { ASSIST_USES, type AssistUsage } from "@firsthand/engage/assist/contract";

import { plainText } from "../../../format/words.ts";

const names: Readonly<Record<string, string>> = { ...ASSIST_USES, test: "Try it" };

/** A use in words. */
export function wordsOfUse(use: string): string {
  return names[use] ?? plainText(use);
}

/** What something cost, by currency; a dash where no price was set. */
export function costText(costs: AssistUsage["total"]["costs"]): string {
  if (costs.length === 0) return "–";
  return costs.map(({ amount, currency }) => `${amountText(amount)} ${currency}`).join(", ");
}

/** An amount with as many places as tell something: small sums are not rounded to nought. */
function amountText(amount: number): string {
  const places = amount === 0 || amount >= 0.1 ? 2 : 5;
  return amount.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: places });
}

/** The month and those before it, the latest first: "2026-01". */
export function monthsUntil(month: string, count: number): string[] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(year, number - 1 - at, 1)).toISOString().slice(0, 7),
  );
}

/** "2026-01" as "January 2026". */
export function monthText(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
