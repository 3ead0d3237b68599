import { EventEmitter } from "node:events";

import { expect, test } from "vitest";

import { stopOnSignals } from "./run.ts";

function stoppable({ stop, limitSeconds = 60 }: { stop: () => Promise<void>; limitSeconds?: number }) {
  const signals = new EventEmitter();
  const codes: number[] = [];
  const troubles: unknown[] = [];
  const state = { now: 0 };
  const runs = {
    on: (signal: string, listener: () => void) => signals.on(signal, listener),
    exit: (code: number) => void codes.push(code),
  };
  stopOnSignals(runs, { stop, limitSeconds, clock: () => state.now, onTrouble: (error) => troubles.push(error) });
  return { signals, codes, troubles, state };
}

test.each(["SIGTERM", "SIGINT", "SIGHUP"])("%s stops once, in peace, and exits with 0", async (signal) => {
  const done = Promise.withResolvers<void>();
  let stops = 0;
  const { signals, codes } = stoppable({ stop: () => ((stops += 1), done.promise) });
  signals.emit(signal);
  expect(codes).toEqual([]);
  done.resolve();
  await expect.poll(() => codes).toEqual([0]);
  expect(stops).toBe(1);
});

test("a second signal exits at once, unless it is the same wish passed on twice", () => {
  const { signals, codes, state } = stoppable({ stop: () => new Promise(() => {}) });
  signals.emit("SIGINT");
  state.now = 20;
  signals.emit("SIGTERM");
  expect(codes).toEqual([]);
  state.now = 600;
  signals.emit("SIGINT");
  expect(codes).toEqual([130]);
});

test("a stop that fails or hangs does not exit with 0", async () => {
  const failing = stoppable({ stop: () => Promise.reject(new Error("stuck")) });
  failing.signals.emit("SIGTERM");
  await expect.poll(() => failing.codes).toEqual([1]);
  expect(failing.troubles).toHaveLength(1);
  const hanging = stoppable({ stop: () => new Promise(() => {}), limitSeconds: 0.05 });
  hanging.signals.emit("SIGTERM");
  await expect.poll(() => hanging.codes).toEqual([1]);
});
