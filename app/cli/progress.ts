import { Presets, SingleBar } from "cli-progress";

import { bytes, count } from "./output.ts";

export interface Progress {
  advance(bytesRead: number, records: number): void;
  stop(): void;
}

const QUIET: Progress = { advance() {}, stop() {} };
const LINE_EVERY_MS = 5000;

/** How far a long reading is, on standard error: a bar on a terminal, else a line every five seconds. */
export function showProgress({ total, quiet }: { readonly total: number; readonly quiet: boolean }): Progress {
  if (quiet) return QUIET;
  if (process.stderr.isTTY) return bar(total);
  return progressLines(total, { clock: () => performance.now(), write: (line) => process.stderr.write(line) });
}

function bar(total: number): Progress {
  const shown = new SingleBar(
    {
      format: "{bar} {percentage} %  {records} records  {rate} a second  {eta_formatted} left",
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  const startedAt = performance.now();
  shown.start(total, 0, { records: "0", rate: "–" });
  return {
    advance: (bytesRead, records) => {
      const rate = rateOf(records, performance.now() - startedAt);
      shown.update(Math.min(bytesRead, total), { records: count(records), rate });
    },
    stop: () => shown.stop(),
  };
}

/** A line every five seconds. What an earlier run had done is read past quickly, so the rate counts from the first batch. */
export function progressLines(
  total: number,
  { clock, write }: { readonly clock: () => number; readonly write: (line: string) => void },
): Progress {
  const startedAt = clock();
  let said = startedAt;
  let first: { readonly at: number; readonly bytesRead: number } | undefined;
  return {
    advance: (bytesRead, records) => {
      const now = clock();
      first ??= { at: now, bytesRead };
      if (now - said < LINE_EVERY_MS) return;
      said = now;
      const left = ((now - first.at) * (total - bytesRead)) / Math.max(1, bytesRead - first.bytesRead);
      write(
        `${bytes(bytesRead)} of ${bytes(total)}, ${count(records)} records, ${rateOf(records, now - startedAt)} a second, ${timeLeft(left)}\n`,
      );
    },
    stop() {},
  };
}

function rateOf(records: number, milliseconds: number): string {
  return count(Math.round((records * 1000) / Math.max(1, milliseconds)));
}

function timeLeft(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 120) return `about ${seconds} s left`;
  return seconds < 7200 ? `about ${Math.round(seconds / 60)} min left` : `about ${Math.round(seconds / 3600)} h left`;
}
