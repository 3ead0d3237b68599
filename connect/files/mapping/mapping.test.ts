import { describe, expect, test } from "vitest";

import { deliveredFrom, inspected } from "../testing/index.ts";
import { parseMapping } from "./load-mapping.ts";
import { nearest } from "./nearest.ts";

const wrong = (text: string): string => {
  try {
    parseMapping("m.yaml", text);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "nothing was wrong";
};

describe("a wrong mapping file names the key and the line", () => {
  test.each([
    ["source:\n  name: x\n  visibilty: public\n", /line 3: source\.visibilty: there is no such key/],
    ["source:\n  visibility: open\n", /line 2: source\.visibility/],
    ["\ncolums:\n  at: x\n", /line 2: colums: there is no such key/],
    ["columns:\n  at: when\n  direction: in\n  txt: what\n", /line 4: columns\.txt: there is no such key/],
    ["columns:\n  at: when\n  direction: { constant: in, column: x }\n", /line 3: columns\.direction/],
    ["columns:\n  text: what\n", /line 1: columns: at is missing/],
    ["columns:\n  at: when\n", /line 1: columns: direction is missing/],
    ["time_zone: Mars/Olympus\n", /line 1: time_zone: "Mars\/Olympus" is no time zone/],
    ["a: 1\n".replace("a", "date_format"), /line 1: date_format/],
    ["date_format: the usual\n", /line 1: date_format: "the usual" is not a date format/],
    ["encoding: martian\n", /line 1: encoding: "martian" is no known encoding/],
    [
      "rating: { column: s, kind: nps, lowest: 10, highest: 0 }\ncolumns: { at: a, direction: d }\n",
      /line 1: rating\.highest/,
    ],
    ["rating:\n  column: s\n  kind: points\n  lowest: 0\n  highest: 1\n", /line 3: rating\.kind/],
    ["source: {\n", /line/],
    ["a: &a [x]\nb: [*a,*a]\n", /line 1: a: there is no such key/],
    ["- a\n", /line 1/],
  ])("%j", (text, message) => {
    expect(wrong(text)).toMatch(message);
  });

  test("columns that the file does not have, with what may be meant", async () => {
    const mapping = "columns:\n  at: Created\n  direction: { constant: in }\n  text: comments\n";
    await expect(inspected("created_at,comment\n2024-05-01,x\n", { mapping })).rejects.toMatchObject({
      code: "unknown_column",
      message: expect.stringContaining('"comments" (perhaps "comment")') as string,
    });
  });

  test("a mapping file that is not there", async () => {
    const { inspectFile } = await import("../index.ts");
    await expect(inspectFile("x.csv", { mapFile: "/nowhere/m.yaml" })).rejects.toMatchObject({
      code: "mapping_not_found",
    });
  });
});

test("columns, constants, translated values, ratings and what is left over", async () => {
  const mapping = `
source: { name: desk, channel: helpdesk, threading: explicit }
date_format: dd.mm.yyyy hh:mm
time_zone: Europe/Berlin
columns:
  at: Datum
  id: Nr
  thread: Vorgang
  text: Inhalt
  direction: { column: Art, values: { Eingang: in, Ausgang: out } }
  author_role: { column: Art, values: { Eingang: customer }, otherwise: agent }
  author: { column: Wer }
rating: { column: Note, kind: csat, lowest: 1, highest: 5, values: { gut: 5, schlecht: 1 } }
`;
  const content = `Nr;Datum;Vorgang;Art;Wer;Inhalt;Note;Filiale
1;01.07.2024 09:00;V1;Eingang;Karl;Wo ist es?;;Mitte
2;01.01.2024 09:30;V1;AUSGANG;Anna;Unterwegs.;Gut;
3;01.01.2024 09:30;V1;Sonstwas;Anna;;;
4;01.01.2024 09:30;V1;Eingang;Karl;;2,5;
5;01.01.2024 09:30;V1;Eingang;Karl;;sehr gut;
`;
  const items = await deliveredFrom(content.replace("01.07.2024", "01.05.2024"), { mapping });
  expect(items).toMatchObject([
    {
      record: {
        externalId: "1",
        at: "2024-05-01T07:00:00.000Z",
        direction: "in",
        channel: "helpdesk",
        thread: "V1",
        author: { account: "Karl", role: "customer" },
        extra: { Filiale: "Mitte" },
      },
    },
    {
      record: {
        at: "2024-01-01T08:30:00.000Z",
        direction: "out",
        author: { role: "agent" },
        rating: { kind: "csat", value: 5 },
      },
    },
    { reason: { code: "bad_value" }, externalId: "3" },
    { record: { rating: { value: 2.5, lowest: 1, highest: 5 } } },
    { reason: { code: "bad_rating" } },
  ]);
  expect(items[0]).not.toHaveProperty("record.rating");
});

test("without a column for the author there is no author", async () => {
  const mapping = "columns:\n  at: a\n  text: t\n  direction: { constant: in }\n";
  const [item] = await deliveredFrom("a,t\n2024-05-01,hello\n", { mapping });
  expect(item).toMatchObject({ status: "understood" });
  expect(item).not.toHaveProperty("record.author");
});

test("the nearest name is one that could be meant", () => {
  expect(nearest("created_at", ["CreatedAt", "closed"])).toBe("CreatedAt");
  expect(nearest("text", ["quantity"])).toBeUndefined();
});

test("a short text that would keep the reader busy for hours is refused at once", () => {
  expect(() => parseMapping("deep.yaml", "? ".repeat(1000))).toThrow(/deep\.yaml/);
});
