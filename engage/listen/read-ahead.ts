import type { Delivered } from "@firsthand/connect/records";

import { textToRead, type ReadTexts } from "../conversations/index.ts";
import { admit } from "./rules.ts";

/** A reader that can read the next batch while the database is busy with this one. */
export interface ReadAhead {
  readonly readTexts: ReadTexts;
  /** Weighs the records and reads the texts of a batch in small pieces, so that whatever else waits gets its turn in between. */
  readonly prepare: (items: readonly Delivered[]) => Promise<void>;
}

const PIECE = 50;

/**
 * Keeps what was read ahead until the batch after the next; what was not is read when it is asked for. Where many
 * batches are on their way at once, `keepCharacters` of texts are kept at least.
 */
export function createReadAhead(readTexts: ReadTexts, keepCharacters = 0): ReadAhead {
  let characters = 0;
  let [last, next] = [
    new Map<string, ReturnType<ReadTexts>[number]>(),
    new Map<string, ReturnType<ReadTexts>[number]>(),
  ];
  const keyOf = ({ text, direction }: Parameters<ReadTexts>[0][number]) => `${direction} ${text}`;
  return {
    readTexts: (texts) => texts.map((one) => next.get(keyOf(one)) ?? last.get(keyOf(one)) ?? readOne(readTexts, one)),
    prepare: async (items) => {
      if (characters >= keepCharacters) [last, next, characters] = [next, new Map(), 0];
      for (let at = 0; at < items.length; at += PIECE) {
        for (const item of items.slice(at, at + PIECE)) admit(item);
        await new Promise(setImmediate);
      }
      const texts = items.flatMap((item) =>
        item.status === "understood"
          ? [{ text: textToRead(item.record.subject, item.record.text), direction: item.record.direction }]
          : [],
      );
      for (let at = 0; at < texts.length; at += PIECE) {
        const piece = texts.slice(at, at + PIECE);
        readTexts(piece).forEach((reading, index) => {
          const text = piece[index];
          if (!text) return;
          next.set(keyOf(text), reading);
          characters += text.text.length;
        });
        await new Promise(setImmediate);
      }
    },
  };
}

function readOne(readTexts: ReadTexts, text: Parameters<ReadTexts>[0][number]): ReturnType<ReadTexts>[number] {
  const [reading] = readTexts([text]);
  if (!reading) throw new Error("the reader gave no reading");
  return reading;
}
