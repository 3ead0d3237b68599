import { expect, test } from "vitest";

import { codeOf } from "./codes.ts";
import { annotations, jsonLeaves, packed, properties, quoted, stopWordLists, tags } from "./formats.ts";
import { romanised } from "./romanise.ts";

test("texts are found in each format", () => {
  const json = Buffer.from('{"a":{"message":"One","note":"Two"},"b":["Three"]}');
  expect(jsonLeaves()(json)).toEqual({ "": ["One", "Two", "Three"] });
  expect(jsonLeaves("message")(json)).toEqual({ "": ["One"] });
  expect(properties(Buffer.from("# note=x\nkey=Gr\\u00fc\\u00dfe\nnothing"))).toEqual({ "": ["Grüße"] });
  expect(quoted(Buffer.from(`a: "It\\"s", b: 'l\\'eau',`))).toEqual({ "": ['It"s', "l'eau"] });
  expect(
    tags(Buffer.from("<title>no</title><body><p>One. Two;</p></body>"))[""]?.filter((text) => text.trim() !== ""),
  ).toEqual(["One.", "Two;"]);
  expect(annotations(Buffer.from('{"x":{"default":["face","eye"]}}'))).toEqual({ "": ["face"] });
  expect(stopWordLists(Buffer.from('{"de":["und","oder","aber","denn","doch"]}'))).toEqual({
    de: ["und oder aber denn", "doch"],
  });
});

test("a pack of messages is cut at its table of places", () => {
  const texts = ["Eins", "Zwei"];
  const pack = Buffer.alloc(12 + 6 * 3);
  pack.writeUInt32LE(5, 0);
  pack.writeUInt8(1, 4);
  pack.writeUInt16LE(2, 8);
  for (let index = 0; index < 3; index += 1) pack.writeUInt32LE(pack.length + 4 * index, 12 + 6 * index + 2);
  expect(packed(Buffer.concat([pack, Buffer.from(texts.join(""))]))).toEqual({ "": texts });
  expect(() => packed(Buffer.alloc(20))).toThrow(/version/);
});

test("languages as the sources write them", () => {
  expect(["pt-BR", "zh_Hant", "fil", "nb", "srp_latn", "mly_latn", "malay", "iw"].map(codeOf)).toEqual([
    "pt",
    "zh",
    "tl",
    "no",
    "sr",
    "ms",
    "ms",
    "he",
  ]);
  expect(["en-XA", "ar-XB", "ja-Hira", "tlh", "xh"].map(codeOf)).toEqual([null, null, null, null, null]);
});

test("Serbian and Hindi in Latin letters", () => {
  expect(
    romanised([
      { language: "sr", text: "Љубав и џеп, шта ћеш" },
      { language: "de", text: "nein" },
    ]),
  ).toEqual([{ language: "sr", text: "ljubav i džep, šta ćeš" }]);
  expect(romanised([{ language: "hi", text: "आप का काम नहीं है।" }])[0]?.text).toBe("aap ka kam nahin hai.");
});
