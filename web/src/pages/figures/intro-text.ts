import type { LogSpan, MeasuredMetric } from "@firsthand/learn/metrics/contract";

import { countText } from "../../format/numbers.ts";
import type { ScopeSearch } from "../../scope/scope.ts";
import { daysText, rangeText } from "../../scope/window-text.ts";

/** The first sentences of the page: which window is shown and what is in it. */
export function introText(
  said: ScopeSearch,
  metrics: readonly MeasuredMetric[],
  span: Pick<LogSpan, "interactions" | "conversations"> | undefined,
): string {
  const inbound = metrics.find(({ id }) => id === "inbound_volume");
  const name = rangeText(said);
  const whole =
    span && `The log holds ${counted(span.interactions, "message")} in ${counted(span.conversations, "conversation")}.`;
  if (!inbound?.since || !inbound.until) return whole ?? "";
  const days = daysText(inbound.since, inbound.until);
  const window = name === "Own days" ? days : `${name}, ${days}`;
  const among = said.unit === undefined ? "" : ` for ${said.unit}`;
  const came = inbound.n === 0 ? `no message came in${among}` : `${counted(inbound.n, "message")} came in${among}`;
  const before = name === "Own days" ? "as many days" : `the ${name}`;
  const compared = metrics.some(({ previous }) => previous) ? ` Changes are against ${before} before.` : "";
  return [`${window}: ${came}.${compared}`, whole].filter((sentence) => sentence !== undefined).join(" ");
}

function counted(count: number, name: string): string {
  return `${countText(count)} ${name}${count === 1 ? "" : "s"}`;
}
