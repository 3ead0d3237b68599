import { fieldValues, type BareContext } from "./column-values.ts";

/** The channel that most records at the beginning of a file name; the source is declared with it. */
export function channelOf(text: string, context: BareContext): string {
  if (context.layout === "twitter-support") return "twitter";
  const counts = new Map<string, number>();
  for (const channel of fieldValues(text, "channel", context)) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  let best = "other";
  for (const [channel, count] of counts) if (count > (counts.get(best) ?? 0)) best = channel;
  return best.slice(0, 250);
}
