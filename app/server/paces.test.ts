import { readConfig } from "@firsthand/platform/config";
import { expect, test } from "vitest";

import { pacesOf } from "./paces.ts";

const set = (variables: Record<string, string>) => pacesOf(readConfig(variables, { cwd: "/nowhere" }));

test("there is a limit unless it is taken away, and it is the one that is set", () => {
  const usual = { requests: { perSecond: 50, burst: 500 }, exports: { perSecond: 20 / 60, burst: 20 } };
  expect(set({})).toEqual(usual);
  expect(set({ REQUESTS_PER_SECOND: "200" })).toEqual({ ...usual, requests: { perSecond: 200, burst: 2_000 } });
  expect(set({ EXPORTS_PER_MINUTE: "off" })).toEqual({ ...usual, exports: undefined });
  expect(set({ REQUESTS_PER_SECOND: "off" })).toEqual({ ...usual, requests: undefined });
  for (const wrong of ["0", "-1", "1.5", "many"]) expect(() => set({ REQUESTS_PER_SECOND: wrong })).toThrow();
});
