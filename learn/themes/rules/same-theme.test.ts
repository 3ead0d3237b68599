import { expect, test } from "vitest";

import { matchThemes } from "./same-theme.ts";

const theme = (members: string, ...phrases: string[]) => ({ phrases, members: new Set(members) });

test("a theme is known again by its messages or by its first phrase", () => {
  const earlier = [theme("abcd", "oven smells"), theme("xyz", "late parcel")];
  expect(matchThemes([theme("defg", "late parcel"), theme("bcq", "burning")], earlier)).toEqual([1, 0]);
  expect(matchThemes([theme("qrs", "new matter")], earlier)).toEqual([undefined]);
  expect(matchThemes([theme("dqrst", "new matter")], earlier)).toEqual([undefined]);
});

test("an earlier theme is one theme now, the one that shares most", () => {
  expect(matchThemes([theme("ab", "one"), theme("abc", "two")], [theme("abcd", "x")])).toEqual([0, undefined]);
  expect(matchThemes([theme("abqq", "one"), theme("abcd", "two")], [theme("abcd", "x")])).toEqual([undefined, 0]);
  expect(matchThemes([], [theme("a", "x")])).toEqual([]);
});
