/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same things in another order. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, weight: random() }))
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ item }) => item);
}

/** The records of a CSV text; line breaks within quotes stay. */
export function csvRecords(text: string): { header: string; records: string[] } {
  const records: string[] = [];
  let begun = "";
  for (const line of text.split("\n")) {
    begun = begun === "" ? line : `${begun}\n${line}`;
    if (begun.split('"').length % 2 === 0) continue; // a quote is still open
    if (begun.trim() !== "") records.push(begun.replace(/\r$/, ""));
    begun = "";
  }
  const [header = "", ...rest] = records;
  return { header, records: rest };
}

const HEADER = "id,version,at,direction,author,author_email,recipient,parents,unit,text";
const START = Date.UTC(2024, 0, 1);

/**
 * A file in the native layout whose rows do everything that rows do: answer each other (also before what they answer),
 * come again with a higher version, have no id, are equal, and cannot be understood.
 */
export function nativeFile(rows: number, random: () => number): string {
  const lines = Array.from({ length: rows }, (_, index) => nativeRow(index, random));
  return `${[HEADER, ...lines].join("\n")}\n`;
}

function nativeRow(index: number, random: () => number): string {
  const dice = Math.floor(random() * 100);
  const at = new Date(START + index * 60_000).toISOString();
  const customer = `c${Math.floor(random() * 400)}`;
  const unit = `shop ${Math.floor(random() * 4)}`;
  const near = `m${Math.max(0, index - 20 + Math.floor(random() * 30))}`;
  if (dice < 2) return `m${index},,,yesterday`; // too few cells
  if (dice < 4) return `m${index},0,31 February,in,${customer},,,,${unit},never`;
  if (dice < 6) return `,,2024-01-01T00:00:00Z,in,,,,,${unit},the very same`;
  if (dice < 9) return `,,${at},in,${customer},,,,${unit},without an id ${Math.floor(random() * 9)}`;
  if (dice < 14) return `m${Math.max(0, index - 5)},1,${at},in,${customer},,,,${unit},put right`;
  if (dice < 55)
    return `m${index},0,${at},out,a${dice % 7},,${dice % 3 === 0 ? customer : ""},${near},${unit},answer ${index}`;
  const mail = dice < 70 ? `${customer}@example.com` : "";
  return `m${index},0,${at},in,${customer},${mail},,${dice % 2 === 0 ? near : ""},${unit},question ${index}?`;
}
