import type { Delivered } from "@firsthand/connect/records";

import { textToRead, type ReadTexts } from "../conversations/index.ts";
import { admit } from "./rules.ts";
import type { AcceptingWorld } from "./world.ts";

/** A reader that can read the next batch while the database is busy with this one. */
export interface ReadAhead {
  readonly readTexts: ReadTexts;
  /** Weighs the records and reads the texts of a batch, here in small pieces, so that whatever else waits gets its turn. */
  readonly prepare: (items: readonly Delivered[]) => Promise<void>;
}

const PIECE = 50;
/** Fewer texts are read at once: they are through before another thread would have heard of them. */
const MANY = 20;

type Texts = Parameters<ReadTexts>[0];
type Text = Texts[number];
type Reading = ReturnType<ReadTexts>[number];

/** Readings by text, those of each direction by themselves. */
type Readings = Readonly<Record<Text["direction"], Map<string, Reading>>>;

const nothing = (): Readings => ({ in: new Map(), out: new Map() });

/**
 * Keeps what was read ahead until the batch after the next; what was not is read when it is asked for. Where many
 * batches are on their way at once, `keepCharacters` of texts are kept at least. `readAside` reads beside this thread.
 */
export function createReadAhead(
  { readTexts, readAside }: Pick<AcceptingWorld, "readTexts" | "readAside">,
  keepCharacters = 0,
): ReadAhead {
  let characters = 0;
  let [last, next] = [nothing(), nothing()];
  const known = ({ text, direction }: Text) => next[direction].get(text) ?? last[direction].get(text);

  const keep = (texts: Texts, readings: readonly Reading[]): void => {
    for (const [at, { text, direction }] of texts.entries()) {
      const reading = readings[at];
      if (!reading) continue;
      next[direction].set(text, reading);
      characters += text.length;
    }
  };
  const readHere = async (texts: Texts): Promise<void> => {
    for (let at = 0; at < texts.length; at += PIECE) {
      const piece = texts.slice(at, at + PIECE);
      keep(piece, readTexts(piece));
      await new Promise(setImmediate);
    }
  };

  return {
    readTexts: (texts) => texts.map((one) => known(one) ?? readOne(readTexts, one)),
    prepare: async (items) => {
      if (characters >= keepCharacters) [last, next, characters] = [next, nothing(), 0];
      const texts = items.flatMap((item) =>
        item.status === "understood"
          ? [{ text: textToRead(item.record.subject, item.record.text), direction: item.record.direction }]
          : [],
      );
      const aside = readAside && texts.length >= MANY ? readAside(texts) : undefined;
      // Met again below: until then its failure must not count as one that nobody looks at.
      aside?.catch(() => {});
      for (let at = 0; at < items.length; at += PIECE) {
        for (const item of items.slice(at, at + PIECE)) admit(item);
        await new Promise(setImmediate);
      }
      if (aside) keep(texts, await aside);
      else await readHere(texts);
    },
  };
}

function readOne(readTexts: ReadTexts, text: Text): Reading {
  const [reading] = readTexts([text]);
  if (!reading) throw new Error("the reader gave no reading");
  return reading;
}
