/** One message as it is given to a model, already covered. */
export interface Said {
  readonly direction: "in" | "out";
  readonly at: string;
  readonly text: string;
}

/** At most so much of a message, and of all of them together, in characters. */
const LONGEST_MESSAGE = 6000;
const LONGEST = 24_000;

/**
 * A conversation as lines of text, oldest first. What is too much is left out from the middle: how it began is kept, and
 * as much of its end as there is room for. `skipped`: how many after the first were left out before.
 */
export function transcriptOf(
  messages: readonly Said[],
  skipped = 0,
): {
  readonly text: string;
  readonly read: number;
  readonly leftOut: number;
} {
  const blocks = messages.map(blockOf);
  const [first = "", ...rest] = blocks;
  let room = LONGEST - first.length;
  const end: string[] = [];
  for (const block of rest.toReversed()) {
    room -= block.length;
    if (room < 0) break;
    end.unshift(block);
  }
  const leftOut = skipped + rest.length - end.length;
  const between = leftOut === 0 ? [] : [`(${leftOut} messages are left out here)`];
  return { text: [first, ...between, ...end].join("\n\n"), read: messages.length + skipped - leftOut, leftOut };
}

function blockOf({ direction, at, text }: Said): string {
  const who = direction === "in" ? "Customer" : "Organisation";
  return `${who}, ${at.slice(0, 16).replace("T", " ")}:\n${cutTo(text, LONGEST_MESSAGE)}`;
}

/** The beginning of a text that is too long. */
export function cutTo(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()} …`;
}
