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
  return process.stderr.isTTY ? bar(total) : lines(total);
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
      shown.update(Math.min(bytesRead, total), { records: count(records), rate: rateSince(startedAt, records) });
    },
    stop: () => shown.stop(),
  };
}

function lines(total: number): Progress {
  const startedAt = performance.now();
  let said = startedAt;
  return {
    advance: (bytesRead, records) => {
      const now = performance.now();
      if (now - said < LINE_EVERY_MS) return;
      said = now;
      const left = (((now - startedAt) / 1000) * (total - bytesRead)) / Math.max(1, bytesRead);
      const rate = rateSince(startedAt, records);
      process.stderr.write(
        `${bytes(bytesRead)} of ${bytes(total)}, ${count(records)} records, ${rate} a second, about ${Math.round(left)} s left\n`,
      );
    },
    stop() {},
  };
}

function rateSince(startedAt: number, records: number): string {
  return count(Math.round((records * 1000) / Math.max(1, performance.now() - startedAt)));
}
