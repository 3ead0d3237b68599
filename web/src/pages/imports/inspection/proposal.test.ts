import { expect, test } from "vitest";

import { readMapping } from "../mapping/mapping-text.ts";
import { proposalOf } from "./proposal.ts";

const dataOf = (text: string) => {
  const read = readMapping(text);
  return read.readable ? read.data : undefined;
};

test("the source is called after the file, and columns that were not found are left to choose", () => {
  const mapping = `source:
  name: NAME
  channel: survey
columns:
  at: COLUMN WITH THE DATE
  text: comment
  direction:
    constant: in
`;
  const columns = [{ name: "comment", examples: [] }];
  expect(dataOf(proposalOf({ mapping, columns, fileName: "answers 2024.csv.gz" }))).toEqual({
    source: { name: "answers 2024", channel: "survey" },
    columns: { text: "comment", direction: { constant: "in" } },
  });
});

test("a file that is only an ending keeps its name", () => {
  expect(dataOf(proposalOf({ mapping: "time_zone: UTC\n", columns: [], fileName: ".csv" }))).toMatchObject({
    source: { name: ".csv" },
  });
});
