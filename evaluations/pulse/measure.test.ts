import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { measurePulse, pulseRows } from "./measure.ts";
import { plantedSeries } from "./planted.ts";
import { readSeries } from "./read-series.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pulse-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** Ten days of hours, with a flood on the ninth. */
function flood(): string {
  const start = Date.UTC(2024, 2, 4);
  const rows = Array.from({ length: 240 }, (_, hour) => {
    const time = new Date(start + hour * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
    return `${time},${hour >= 200 && hour < 205 ? 90 : 8 + ((hour * 7) % 5)}`;
  });
  return `timestamp,value\n${rows.join("\n")}\n`;
}

function judged(series: string, out: string): { written: string; said: string } {
  const said: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => said.push(line));
  measurePulse({ series, out });
  log.mockRestore();
  const bytes = readFileSync(out);
  return { written: (out.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString(), said: said.join("\n") };
}

test("a series is judged row by row, and what was found is said", () => {
  const { written, said } = judged(write("flood.csv", flood()), join(folder, "scores.csv"));
  const lines = written.trimEnd().split("\n");
  expect(lines).toHaveLength(241);
  expect(lines[0]).toBe("timestamp,value,score,alert");
  const alerts = lines.filter((line) => line.endsWith(",1"));
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toMatch(/^2024-03-12 08:00:00,90,0\.\d+,1$/);
  expect(said).toContain("240 points, one every 60 min, taken for counts");
  expect(said).toContain("2024-03-12 08:00:00: rise since 2024-03-12 08:00, peak 90");
});

test("packed files, tabs, other forms of time and fractions are read; gaps are told, not filled", () => {
  const plain = judged(write("flood.csv", flood()), join(folder, "scores.csv")).written;
  expect(judged(write("flood.csv.gz", gzipSync(flood())), join(folder, "scores.csv.gz")).written).toBe(plain);
  const tabs = readSeries(write("a.tsv", "\uFEFFvalue\ttimestamp\r\n-0.5\t1500000000\r\n\r\n2\t1500000300\r\n"));
  expect(tabs.rows.map(({ at, count, line }) => [at, count, line])).toEqual([
    [1_500_000_000_000, -0.5, 2],
    [1_500_000_300_000, 2, 4],
  ]);
  const gap = flood()
    .split("\n")
    .filter((_, index) => index < 50 || index > 60)
    .join("\n");
  expect(judged(write("gap.csv", gap), join(folder, "gap-scores.csv")).said).toContain(
    "1 gaps, the longest of 660 min before line 51",
  );
});

test("what is wrong is refused, with its line", () => {
  const rows = "timestamp,value\n2024-01-01 00:00:00,1\n";
  for (const [content, reason] of [
    [`${rows}2024-01-01 00:00:00,2\n`, "Line 3: 2024-01-01 00:00:00 stands in line 2 already"],
    [`${rows}2023-12-31 23:55:00,2\n`, "Line 3: 2023-12-31 23:55:00 is earlier than line 2"],
    [`${rows}yesterday,2\n`, 'Line 3: "yesterday" is no time'],
    [`${rows}2024-02-30 00:00:00,2\n`, 'Line 3: "2024-02-30 00:00:00" is no time'],
    [`${rows}2024-01-01 00:05:00,many\n`, 'Line 3: "many" is no number'],
    [`${rows}2024-01-01 00:05:00,\n`, 'Line 3: "" is no number'],
    ["time,value\n1,2\n", "Line 1: there is no column timestamp"],
    [rows, "fewer than two rows"],
  ] as const) {
    expect(() => readSeries(write("bad.csv", content)), reason).toThrow(reason);
  }
  expect(() => readSeries(join(folder, "gone.csv"))).toThrow("There is no file");
  expect(() => readSeries(write("bad.csv.gz", "x"))).toThrow("could not be unpacked");
  const series = write("flood.csv", flood());
  expect(() => measurePulse({ series, out: series })).toThrow("is the series itself");
  expect(() => measurePulse({ series, out: join(folder, "none", "x.csv") })).toThrow("There is no folder");
});

test("what was reached on labelled series is not lost", () => {
  const rows = pulseRows();
  const reached = rows.filter(({ texts }) => texts > 0).map(({ ours }) => Number.parseFloat(ours));
  // Floors a little under what was reached: invented series and real ones, each at the best threshold and at our own.
  const floors = [57, 56, 71, 60].slice(0, reached.length);
  for (const [index, floor] of floors.entries()) {
    expect(reached[index], rows[index]?.data).toBeGreaterThanOrEqual(floor);
    const baseline = Number.parseFloat(rows[index]?.baseline ?? "");
    if (index % 2 === 0) expect(reached[index]).toBeGreaterThan(baseline + 5);
  }
  if (reached.length === 2) expect(rows.at(-1)?.ours).toContain("skipped");
}, 240_000);

test("invented series are the same for a seed, and their windows are as those of the benchmark", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { counts, windows } = plantedSeries(seed);
    expect(plantedSeries(seed).counts).toEqual(counts);
    expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
    expect([2, 3, 4]).toContain(windows.length);
    const length = windows.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    expect(length / counts.length).toBeCloseTo(0.1, 3);
    for (const [index, { first, last }] of windows.entries()) {
      expect(first).toBeGreaterThan(windows[index - 1]?.last ?? 0.149 * counts.length);
      expect(last).toBeLessThan(counts.length);
    }
  }
});
