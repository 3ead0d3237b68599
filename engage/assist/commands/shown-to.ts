import type { ReadThread } from "./read-thread.ts";

/** What a model wrote of a conversation, as whoever asked may see it. */
export function shownTo({ placeholders, clear, mask }: ReadThread, text: string): string {
  return clear ? placeholders.restore(text, "clear") : mask(placeholders.restore(text, "masked"));
}
