import type { LabelProgress } from "@firsthand/learn/labelling/contract";

/** How far two people agree: κ with its interval where it can be told, else the share on which they do. */
export function agreementText(agreement: LabelProgress["agreement"]): string {
  if (agreement === null) return "Not known yet";
  const { kappa, low, high, n, agreement: share } = agreement;
  if (kappa === null) return `Agree on ${Math.round(share * 100)} % of ${n}`;
  const interval = low === null || high === null ? "" : ` (${low.toFixed(2)} to ${high.toFixed(2)})`;
  return `κ ${kappa.toFixed(2)}${interval}, ${n} ${n === 1 ? "text" : "texts"}`;
}
