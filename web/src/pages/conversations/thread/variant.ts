import type { ShownMessage } from "@firsthand/engage/conversations/contract";

/** How a message looks on its channel. */
export type Variant = "mail" | "bubble" | "post" | "rating" | "event";

const posts =
  /^(twitter|x|social|facebook|instagram|linkedin|mastodon|bluesky|tiktok|youtube|reddit|telegram|forum|community|news)/i;
const mails = /^(e-?mail|mail|letter|mailing|list)/i;

/** The look of a message by its kind, else by its channel. */
export function variantOf({ kind, channel, rating }: Pick<ShownMessage, "kind" | "channel" | "rating">): Variant {
  if (kind === "review" || kind === "survey_answer" || rating !== null) return "rating";
  if (kind === "call" || kind === "order" || kind === "event") return "event";
  if (kind === "post" || posts.test(channel)) return "post";
  return mails.test(channel) ? "mail" : "bubble";
}

/** Whether two moments lie on different days of the reader. */
export function isOtherDay(at: string, before: string | undefined): boolean {
  return before === undefined || new Date(at).toDateString() !== new Date(before).toDateString();
}

/** A score in words: "4 of 5 stars", "NPS 7 (0 to 10)". */
export function ratingText({ kind, value, lowest, highest }: NonNullable<ShownMessage["rating"]>): string {
  if (kind === "stars") return `${value} of ${highest} stars`;
  const name = { nps: "NPS", csat: "Satisfaction", ces: "Effort" }[kind] ?? kind;
  return `${name} ${value} (${lowest} to ${highest})`;
}

/** How far a score lies between the lowest and the highest, from 0 to 1. */
export function ratingShare({ value, lowest, highest }: NonNullable<ShownMessage["rating"]>): number {
  return highest > lowest ? Math.min(1, Math.max(0, (value - lowest) / (highest - lowest))) : 0;
}
