/** What was seen in one run, to notice a server that never comes to an end. */
export interface LoopWatch {
  /** Says why reading has to end; undefined where nothing is wrong. */
  readonly look: (page: { readonly place: string; readonly records: readonly string[] }) => string | undefined;
}

/** So many pages one after the other may bring nothing new (filters of theirs leave pages empty). */
const MOST_BARREN = 50;
const MOST_PAGES = 100_000;
/** Hashes of records that are kept; older ones are forgotten. */
const MOST_KEPT = 200_000;

/**
 * Watches the pages of one run. `place` is where a page lies (its cursor, number or address), `records` are hashes of its
 * records. A server that lies slowly, with ever new records, is ended by the number of pages.
 */
export function watchLoops(): LoopWatch {
  const places = new Set<string>();
  const known = new Set<string>();
  let before = "";
  let barren = 0;
  return {
    look: ({ place, records }) => {
      if (places.has(place)) return "the next page is one that was read already";
      places.add(place);
      if (places.size > MOST_PAGES) return `there is no end after ${MOST_PAGES} pages`;
      const all = records.join(" ");
      if (records.length > 0 && all === before) return "two pages, one after the other, are the same";
      before = all;
      const fresh = records.filter((record) => !known.has(record));
      for (const record of fresh) known.add(record);
      if (known.size > MOST_KEPT) known.clear();
      barren = fresh.length > 0 ? 0 : barren + 1;
      return barren > MOST_BARREN ? `${barren} pages one after the other bring nothing new` : undefined;
    },
  };
}
