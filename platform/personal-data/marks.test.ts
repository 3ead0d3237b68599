import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { markerOf, TAKEN_OUT } from "./index.ts";
import type { Mark } from "./index.ts";

const marks: readonly Mark[] = [
  { kind: "email", value: "ann.smith@example.org" },
  { kind: "phone", value: "+493023125017", also: ["030 23125017"] },
  { kind: "account", value: "ann_s" },
  { kind: "customer_number", value: "KD-40017" },
];
const subject = { marks, names: ["Ann Smith", "Ann"] };

describe("what others wrote", () => {
  const { takeOut, isIn } = markerOf(subject, "anywhere");

  test.each([
    ["Write to Ann.Smith@Example.org, please.", `Write to ${TAKEN_OUT}, please.`],
    ["Call +49 30 23125017!", `Call ${TAKEN_OUT}!`],
    ["Call 0049 (30) 2312-5017!", `Call ${TAKEN_OUT}!`],
    ["or 030/23125017.", `or ${TAKEN_OUT}.`],
    ["thanks @Ann_S", `thanks ${TAKEN_OUT}`],
  ])("loses address, telephone and handle: %s", (text, without) => {
    expect(isIn(text)).toBe(true);
    expect(takeOut(text)).toBe(without);
  });

  test.each([
    "joann.smith@example.org is somebody else",
    "ann.smith@example.organic too",
    "1493023125017 is an order",
    "@ann_smith is another account",
    "Ann Smith is a name that many have",
    "number KD-40017 may be a part of a machine",
  ])("keeps what others have too: %s", (text) => {
    expect(isIn(text)).toBe(false);
    expect(takeOut(text)).toBe(text);
  });
});

test("in the same conversation names and numbers go as well, but not one word alone", () => {
  const { takeOut } = markerOf(subject, "beside");
  expect(takeOut("Dear Ann  Smith (kd-40017), dear Ann")).toBe(`Dear ${TAKEN_OUT} (${TAKEN_OUT}), dear Ann`);
});

test("records that were never understood are not told by a name", () => {
  const { isIn } = markerOf(subject, "unread");
  expect(isIn("Ann Smith;hello")).toBe(false);
  expect(isIn("2026-01-01;KD-40017;hello")).toBe(true);
});

test("whoever has no marks is found nowhere", () => {
  const { isIn, takeOut, patterns } = markerOf({ marks: [], names: [] }, "beside");
  expect([isIn("anything"), takeOut("anything"), patterns]).toEqual([false, "anything", []]);
});

test("any address is taken out of any text around it, whatever signs it has", () => {
  const word = fc.stringMatching(/^[a-z0-9+$.|(){}[\]\\^*?_-]{3,20}$/);
  fc.assert(
    fc.property(word, fc.string(), fc.string(), (name, before, after) => {
      const { takeOut, isIn } = markerOf({ marks: [{ kind: "email", value: `${name}@x.org` }], names: [] }, "anywhere");
      const text = `${before} ${name}@x.org ${after}`;
      expect(isIn(text)).toBe(true);
      expect(isIn(takeOut(text))).toBe(false);
    }),
  );
});
