import { replyStates } from "@firsthand/engage/replies/contract";
import { expect, test } from "vitest";

import { newKey, openReplies, replyNote, replyState } from "./reply-words.ts";

test("each state has words of its own", () => {
  const texts = replyStates.map((state) => replyState({ state, tries: 0, messageId: null }).text);
  expect(new Set(texts).size).toBe(replyStates.length);
  expect(replyState({ state: "waiting", tries: 2, messageId: null })).toEqual({
    text: "Tried again by itself",
    tone: "warning",
  });
});

test("what went wrong comes with when it is tried again, or with what to do", () => {
  const went = { message: "No answer.", advice: "Call them.", messageId: null };
  const dueAt = "2026-01-02T10:00:00.000Z";
  expect(replyNote({ ...went, state: "waiting", dueAt })).toMatch(/^No answer\. Next try: .+\.$/);
  expect(replyNote({ ...went, state: "refused", dueAt: null })).toBe("No answer. Call them.");
  expect(replyNote({ state: "waiting", message: null, advice: null, dueAt, messageId: null })).toBeUndefined();
});

test("below the messages stands what is not among them and was not given up", () => {
  const rows = [
    { state: "sent", messageId: "1" },
    { state: "cancelled", messageId: null },
    { state: "sent", messageId: null },
    { state: "refused", messageId: null },
  ] as const;
  expect(openReplies(rows)).toEqual([rows[2], rows[3]]);
});

test("keys differ, and have the form that is asked for", () => {
  expect(newKey()).toMatch(/^[\w-]{8,100}$/);
  expect(newKey()).not.toBe(newKey());
});
