import { transact, type Handle } from "@firsthand/platform/storage";

import { findEqualTexts, markUnread } from "../store/equal-texts.ts";
import { lockThreads } from "../store/nodes.ts";

/** So many messages at most follow at once. */
const MOST = 5000;
const AT_ONCE = 500;

/**
 * Has messages read again that say the same as what people corrected since a moment, so that what they said of the words
 * holds there too; of how many. They are read by whoever rereads what another version read.
 */
export async function followCorrections(db: Handle, since: Date): Promise<number> {
  const places = await findEqualTexts(db, since, MOST);
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const some = places.slice(from, from + AT_ONCE);
    await transact(db, async (tx) => {
      await lockThreads(
        tx,
        some.map(({ interaction_id: id }) => id),
      );
      await markUnread(tx, some);
    });
  }
  return places.length;
}
