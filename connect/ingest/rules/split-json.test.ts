import fc from "fast-check";
import { expect, test } from "vitest";

import { splitJson, splitLines, type Splitter } from "./split-json.ts";

/** What comes out of a body that the network cut at these places. */
function cutUp(splitter: Splitter, body: Uint8Array, cuts: readonly number[]) {
  const places = [0, ...cuts.map((cut) => cut % (body.length + 1)).toSorted((a, b) => a - b), body.length];
  const pieces = places.flatMap((place, at) => splitter.push(body.subarray(place, places[at + 1] ?? body.length)));
  const { pieces: last, cut } = splitter.end();
  return { things: [...pieces, ...last].map(({ bytes }) => (bytes ? Buffer.from(bytes).toString() : null)), cut };
}

const json = (text: string) => {
  const value: unknown = JSON.parse(text);
  return value;
};
const object = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()).map((value) => {
  const { batch: _, ...rest } = value;
  return rest;
});
const cuts = fc.array(fc.nat(), { maxLength: 6 });
const spaced = (value: unknown) => JSON.stringify(value, null, 2);

test("the elements of a list, wherever it is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), cuts, (list, places) => {
      const { things, cut } = cutUp(splitJson(1e6), Buffer.from(spaced(list)), places);
      expect({ things: things.map((one) => json(one ?? "")), cut }).toEqual({
        things: json(JSON.stringify(list)),
        cut: false,
      });
    }),
  );
});

test("the elements of the list batch of an object, and nothing beside it", () => {
  fc.assert(
    fc.property(fc.array(object), object, object, cuts, (list, before, after, ...[places]) => {
      const body = Buffer.from(spaced({ ...before, batch: list, ...after }));
      expect(cutUp(splitJson(1e6), body, places).things.map((one) => json(one ?? ""))).toEqual(
        json(JSON.stringify(list)),
      );
    }),
  );
});

test("one object, or several after each other", () => {
  fc.assert(
    fc.property(fc.array(object, { minLength: 1, maxLength: 3 }), cuts, (objects, places) => {
      const { things, cut } = cutUp(splitJson(1e6), Buffer.from(objects.map(spaced).join("\n")), places);
      expect(things.map((one) => json(one ?? ""))).toEqual(json(JSON.stringify(objects)));
      expect(cut).toBe(false);
    }),
  );
});

test("whatever bytes come: it ends, and of a line nothing is lost", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...Array.from('[]{}",:\\ 1\n')) }),
      (raw, text) => {
        for (const body of [raw, Buffer.from(text)]) {
          cutUp(splitJson(50), body, [7, 31]);
          const lines = splitLines(1000);
          const pieces = [...lines.push(body), ...lines.end().pieces].map(({ bytes }) => Buffer.from(bytes ?? []));
          const kept = Buffer.concat(pieces).toString("latin1").replaceAll(/\s/g, "");
          expect(kept).toBe(Buffer.from(body).toString("latin1").replaceAll(/[\n]/g, "").replaceAll(/\s/g, ""));
        }
      },
    ),
  );
});

test("a body that ends too early says so", () => {
  for (const body of ['{"a":1', '[{"a":1},', '["a', '{"batch":[{"a":1}', '{"batch":[{"a":1}]'])
    expect(cutUp(splitJson(100), Buffer.from(body), []).cut).toBe(true);
  expect(cutUp(splitJson(100), Buffer.from("[]"), [])).toEqual({ things: [], cut: false });
});

test("what is too long is passed over, and what follows it is not", () => {
  const long = JSON.stringify({ text: "x".repeat(100) });
  expect(cutUp(splitJson(50), Buffer.from(`[${long},{"a":1}]`), [40]).things).toEqual([null, '{"a":1}']);
  expect(cutUp(splitLines(50), Buffer.from(`${long}\n{"a":1}\n`), [40]).things).toEqual([null, '{"a":1}']);
});

test("a broken element costs nothing but itself, as long as its brackets close", () => {
  expect(cutUp(splitJson(50), Buffer.from('[{"a":},{"b":1}, nonsense ,{"c":2}]'), []).things).toEqual([
    '{"a":}',
    '{"b":1}',
    "nonsense",
    '{"c":2}',
  ]);
});
