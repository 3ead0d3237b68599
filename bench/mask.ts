import { maskPersonalData } from "@firsthand/analytics/personal-data";

import { corpus } from "./text/corpus.ts";

const TEXTS = 30_000;
const ROUNDS = 5;

const secrets = [
  "call me on 0176 12345678",
  "my card is 4242 4242 4242 4242",
  "order 112-3456789-1234567 of 12/03/2024",
  "write to jane.doe@example.org",
  "I live at 12 Baker Street, London NW1 6XE",
];

/** Texts that differ from each other; every fourth holds what is to be masked, or looks like it. */
function generatedTexts(): readonly string[] {
  return Array.from({ length: TEXTS }, (_, index) => {
    const first = corpus[index % corpus.length] ?? "";
    const second = corpus[(index * 7 + 3) % corpus.length] ?? "";
    return index % 4 === 0 ? `${first} ${secrets[index % secrets.length] ?? ""} (${index})` : `${first} ${second}`;
  });
}

/** The least processor time of several rounds, in milliseconds. */
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

/** Prints how fast texts are masked; the last line is `ratio X`, masking ÷ parsing the JSON of the same texts. */
export async function run(_args: string[]): Promise<void> {
  const texts = generatedTexts();
  const records = texts.map((text, index) =>
    JSON.stringify({ id: `message-${index}`, direction: "in", at: "2024-03-01T10:15:00Z", channel: "social", text }),
  );
  let parsed = 0;
  const parsing = leastMilliseconds(() => {
    for (const record of records) parsed += (JSON.parse(record) as { text: string }).text.length;
  });
  let masked = 0;
  const masking = leastMilliseconds(() => {
    for (const text of texts) if (maskPersonalData(text) !== text) masked += 1;
  });
  if (parsed === 0 || masked === 0) throw new Error("Nothing was measured.");
  console.log(`${TEXTS} texts in 9 languages, every fourth with a number, a mail or an address`);
  console.log(`${Math.round((TEXTS * 1000) / masking)} texts a second, one core (best of ${ROUNDS} rounds)`);
  console.log(`ratio ${(masking / parsing).toFixed(1)}`);
}
