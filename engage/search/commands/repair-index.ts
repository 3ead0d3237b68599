import { transact, type Handle } from "@firsthand/platform/storage";

import { findLeftOver, findMissing, lockIndex } from "../store/entries.ts";
import type { Stemmer } from "../store/stems.ts";
import { indexMessages } from "./index-changes.ts";

/** So few statements look through the whole log, and so few messages are held at once. */
const LOOKED_UP_AT_ONCE = 20_000;
const WRITTEN_AT_ONCE = 500;

/**
 * Compares the index with the whole log and makes good what differs: messages that came or went without being noted,
 * as in a log that was taken in from an export. Returns how many; `goOn` is asked between two steps.
 */
export async function repairIndex(db: Handle, stemmer: Stemmer, goOn: () => Promise<boolean>): Promise<number> {
  let repaired = 0;
  for (const find of [findLeftOver, findMissing]) {
    for (;;) {
      const differing = await find(db, LOOKED_UP_AT_ONCE);
      for (let at = 0; at < differing.length; at += WRITTEN_AT_ONCE) {
        if (!(await goOn())) return repaired;
        const some = differing.slice(at, at + WRITTEN_AT_ONCE);
        const mine = await transact(db, async (tx) => {
          if (!(await lockIndex(tx))) return false;
          await indexMessages(tx, stemmer, some);
          return true;
        });
        if (!mine) return repaired;
        repaired += some.length;
      }
      if (differing.length < LOOKED_UP_AT_ONCE) break;
    }
  }
  return repaired;
}
