import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import { together } from "./together.ts";

async function fails(milliseconds: number, message: string): Promise<void> {
  await sleep(milliseconds);
  throw new Error(message);
}

test("what failed first in time is thrown: the rest failed because of it", async () => {
  await expect(together(fails(20, "aborted"), fails(1, "deadlock"))).rejects.toThrow("deadlock");
});

test("all have ended when it ends, also after a failure", async () => {
  let ended = false;
  const slow = sleep(20).then(() => (ended = true));
  await expect(together(fails(1, "first"), slow)).rejects.toThrow("first");
  expect(ended).toBe(true);
});
