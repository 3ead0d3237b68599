import { readTexts } from "@firsthand/analytics/text";

import { corpus } from "./text/corpus.ts";

const TEXTS = 30_000;
const ROUNDS = 5;

/** What one measurement of reading found. */
export interface ReadFigures {
  readonly textsPerSecond: number;
  /** Time of reading a text ÷ time of parsing its JSON record. */
  readonly ratio: number;
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
}

/** Texts that differ from each other, so that nothing can be remembered from one to the next. */
function generatedTexts(): readonly string[] {
  return Array.from({ length: TEXTS }, (_, index) => {
    const first = corpus[index % corpus.length] ?? "";
    const second = corpus[(index * 7 + 3) % corpus.length] ?? "";
    return index % 3 === 0 ? `${first} ${second} (${index})` : `${first} ${index}`;
  });
}

/** A record as an export or a webhook carries it. */
function recordOf(text: string, index: number): string {
  return JSON.stringify({
    id: `message-${index}`,
    conversation: `thread-${index % 5000}`,
    author: { id: `customer-${index % 9000}`, name: "A. Customer", role: "customer" },
    direction: index % 2 === 0 ? "in" : "out",
    at: "2024-03-01T10:15:00Z",
    channel: "social",
    text,
  });
}

/** The least processor time of several rounds, in milliseconds: what the work costs when nothing disturbs it. */
function leastMilliseconds(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Measures reading against parsing the JSON of the same texts, in one run on one core. */
export function benchRead(): ReadFigures {
  const texts = generatedTexts();
  const records = texts.map(recordOf);
  const input = texts.map((text, index) => ({ text, direction: index % 2 === 0 ? ("in" as const) : ("out" as const) }));
  let parsed = 0;
  const parsing = leastMilliseconds(() => {
    for (const record of records) parsed += (JSON.parse(record) as { text: string }).text.length;
  });
  let read = 0;
  const reading = leastMilliseconds(() => {
    for (const { sentiment } of readTexts(input)) read += sentiment;
  });
  if (parsed === 0 || Number.isNaN(read)) throw new Error("Nothing was measured.");
  const { heapUsed, rss } = process.memoryUsage();
  return {
    textsPerSecond: (TEXTS * 1000) / reading,
    ratio: reading / parsing,
    heapMegabytes: heapUsed / 1e6,
    residentMegabytes: rss / 1e6,
  };
}

/** Prints how fast texts are read; the last line is `ratio X`, reading ÷ parsing its JSON. */
export async function run(_args: string[]): Promise<void> {
  const figures = benchRead();
  console.log(`${TEXTS} texts in 9 languages: language, sentiment, function, expects an answer, substantive`);
  console.log(`${Math.round(figures.textsPerSecond)} texts a second, one core (best of ${ROUNDS} rounds)`);
  console.log(
    `memory of this process: heap ${Math.round(figures.heapMegabytes)} MB, resident ${Math.round(figures.residentMegabytes)} MB`,
  );
  console.log(`ratio ${figures.ratio.toFixed(1)}`);
}
