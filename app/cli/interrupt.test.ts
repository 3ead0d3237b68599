import { EventEmitter } from "node:events";

import { expect, test } from "vitest";

import { listenForStop } from "./interrupt.ts";

class FakeProcess extends EventEmitter {
  readonly codes: number[] = [];

  exit(code: number): void {
    this.codes.push(code);
  }
}

function listening() {
  const runs = new FakeProcess();
  const time = { now: 0 };
  const told: string[] = [];
  const stop = listenForStop(runs, { clock: () => time.now, tell: (line) => told.push(line) });
  return { runs, time, told, stop };
}

test("the first signal asks, the same one passed on twice too, a later one ends at once", () => {
  const { runs, time, told, stop } = listening();
  expect(stop.asked.aborted).toBe(false);
  runs.emit("SIGINT");
  time.now = 20;
  runs.emit("SIGINT");
  expect(stop.asked.aborted).toBe(true);
  expect([runs.codes, told.length]).toEqual([[], 1]);
  time.now = 900;
  runs.emit("SIGTERM");
  expect(runs.codes).toEqual([143]);
});

test("when the work is done signals mean again what they always mean", () => {
  const { runs, stop } = listening();
  stop.done();
  expect(runs.eventNames()).toEqual([]);
});
