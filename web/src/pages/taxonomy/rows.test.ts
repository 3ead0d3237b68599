import { expect, test } from "vitest";

import { changeText, shareText, usedNodes, versionSeen } from "./rows.ts";

const node = (id: string) => ({ id, title: id, about: "", function: null, examples: 3 });

test("a topic counts with all below it, and not with what only begins alike", () => {
  const nodes = [node("delivery"), node("delivery.late"), node("deliveryman")];
  const usage = [
    { id: "delivery.late", messages: 3, before: 1, weeks: [1, 2] },
    { id: "delivery.lost", messages: 4, before: 0, weeks: [4, 0] },
    { id: "deliveryman", messages: 9, before: 9, weeks: [9, 0] },
  ];
  expect(usedNodes(nodes, usage).map(({ level, messages, before, weeks }) => [level, messages, before, weeks])).toEqual(
    [
      [0, 7, 1, [5, 2]],
      [1, 3, 1, [1, 2]],
      [0, 9, 9, [9, 0]],
    ],
  );
});

test("changes and shares in words", () => {
  expect(changeText({ messages: 0, before: 0 })).toBeUndefined();
  expect(changeText({ messages: 5, before: 0 })).toBe("new");
  expect(changeText({ messages: 5, before: 0 }, false)).toBeUndefined();
  expect(changeText({ messages: 5, before: 5 })).toBe("as before");
  expect(changeText({ messages: 3, before: 4 })).toBe("−25 %");
  expect(changeText({ messages: 6, before: 4 })).toBe("+50 %");
  expect(shareText(1, 0)).toBe("Not known");
  expect(shareText(1, 3)).toBe("33 %");
});

test("a change is made on the version that was opened where the node itself changed since, else on the newest", () => {
  const opened = { title: "Late", about: "", function: null, examples: { en: ["where is it"] }, version: 3 };
  expect(versionSeen(opened, { ...opened, version: 5 })).toBe(5);
  expect(versionSeen(opened, { ...opened, examples: { en: ["where is it", "still waiting"] }, version: 5 })).toBe(3);
});
