import { expect, test } from "vitest";

import { followed, freshDraft, isDirty, isOvertaken } from "./draft.ts";

const before = { version: 3, text: "title: A" };
const after = { version: 4, text: "title: B" };
const typed = { ...freshDraft(before), text: "title: Mine", why: "Ours" };

test("what is typed stays when somebody else is quicker, and says so", () => {
  expect(isOvertaken(typed, before)).toBe(false);
  expect(isOvertaken(typed, after)).toBe(true);
  expect(followed(typed, after)).toBe(typed);
});

test("where nothing is typed the editor follows what is in force", () => {
  const fresh = freshDraft(before);
  expect(isDirty(fresh)).toBe(false);
  expect(isOvertaken(fresh, after)).toBe(false);
  expect(followed(fresh, before)).toBe(fresh);
  expect(followed({ ...fresh, why: "Ours" }, after)).toEqual({ ...freshDraft(after), why: "Ours" });
});
