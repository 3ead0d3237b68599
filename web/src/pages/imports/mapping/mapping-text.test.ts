import { mapping } from "@firsthand/connect/files/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { boundAt, changed, lineOf, readMapping, textAt, written } from "./mapping-text.ts";

const text = `# From the help desk
source:
  name: desk # as people call it
  channel: helpdesk
date_format: dd.mm.yyyy hh:mm
columns:
  at: Datum
  direction: { column: Art, values: { Eingang: in, Ausgang: out } }
  kind: { constant: message }
  author_role: { column: Art, values: { Eingang: customer }, otherwise: agent }
organisation:
  domains: [ example.org, example.com ]
`;

const dataOf = (yaml: string) => {
  const read = readMapping(yaml);
  if (!read.readable) throw new Error(read.message);
  return read.data;
};

test("reads what the form shows", () => {
  const data = dataOf(text);
  expect(textAt(data, ["source", "name"])).toBe("desk");
  expect(textAt(data, ["organisation", "domains"])).toBe("example.org, example.com");
  expect(textAt(data, ["source", "nothing"])).toBe("");
  expect(boundAt(data, "at")).toEqual({ from: "column", column: "Datum", values: {} });
  expect(boundAt(data, "direction")).toEqual({
    from: "column",
    column: "Art",
    values: { Eingang: "in", Ausgang: "out" },
  });
  expect(boundAt(data, "kind")).toEqual({ from: "constant", value: "message" });
  expect(boundAt(data, "author_role")).toEqual({ from: "other" });
  expect(boundAt(data, "text")).toEqual({ from: "nothing" });
});

describe("a change of one place", () => {
  test("keeps comments and everything else as it was written", () => {
    const after = changed(text, ["source", "channel"], "email");
    expect(after).toBe(text.replace("channel: helpdesk", "channel: email"));
  });

  test("makes the branch that is not there", () => {
    expect(dataOf(changed("", ["columns", "text"], "comment"))).toEqual({ columns: { text: "comment" } });
    expect(dataOf(changed("columns:\n", ["columns", "text"], "comment"))).toEqual({ columns: { text: "comment" } });
  });

  test("takes away what is left empty", () => {
    expect(changed("source:\n  name: a\n", ["source", "name"], undefined)).toBe("");
    expect(dataOf(changed(text, ["organisation", "domains"], undefined))).not.toHaveProperty("organisation");
  });

  test("leaves a text alone that is no YAML", () => {
    expect(changed("source: {", ["source", "name"], "x")).toBe("source: {");
  });

  test("whatever a column is called, it is read back the same, and is a mapping for the server", () => {
    const name = fc
      .string({ minLength: 1, maxLength: 30, unit: "grapheme" })
      .filter((one) => one.trim() === one && one !== "");
    fc.assert(
      fc.property(name, name, name, (column, said, constant) => {
        let yaml = changed(text, ["columns", "text"], column);
        yaml = changed(yaml, ["columns", "direction"], written({ from: "column", column, values: { [said]: "in" } }));
        yaml = changed(yaml, ["columns", "unit"], written({ from: "constant", value: constant }));
        const data = dataOf(yaml);
        expect(textAt(data, ["columns", "text"])).toBe(column);
        expect(boundAt(data, "direction")).toEqual({ from: "column", column, values: { [said]: "in" } });
        expect(boundAt(data, "unit")).toEqual({ from: "constant", value: constant });
        expect(mapping.safeParse(data).success).toBe(true);
      }),
    );
  });
});

test("what is no YAML is told with its line", () => {
  expect(readMapping("a: 1\nb: {\n")).toMatchObject({ readable: false });
  expect(readMapping("- a\n")).toMatchObject({ readable: false, line: 1 });
  expect(readMapping("a: &a [x]\nb: [*a, *nothing]\n")).toMatchObject({ readable: false });
});

test("finds the line of a key, or of the nearest above", () => {
  expect(lineOf(text, ["columns", "direction", "values"])).toBe(8);
  expect(lineOf(text, ["columns", "text"])).toBe(6);
  expect(lineOf(text, [])).toBe(1);
});
