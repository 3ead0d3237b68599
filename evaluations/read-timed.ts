import { type Reading, type TextToRead, readTexts } from "@firsthand/analytics/text";

/** Reads texts and says how many a second of processor time; a first pass warms the engine up. */
export function readTimed(
  texts: readonly string[],
  direction: TextToRead["direction"],
): { readings: readonly Reading[]; perSecond: number } {
  const input = texts.map((text) => ({ text, direction }));
  readTexts(input.slice(0, 2000));
  const before = process.cpuUsage();
  const readings = readTexts(input);
  const { user, system } = process.cpuUsage(before);
  return { readings, perSecond: (texts.length * 1e6) / Math.max(1, user + system) };
}
