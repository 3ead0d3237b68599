import type { TableFacts } from "./context.ts";
import { rowOf } from "./json-header.ts";
import { recordsIn } from "./records-in.ts";

/** A column with some of its values. */
export interface ColumnExamples {
  readonly name: string;
  readonly examples: readonly string[];
}

const COLUMNS = 1000;
const EXAMPLES = 3;
const LOOKED_AT = 200;
const CHARACTERS = 80;

/** The columns of a table, the first 1,000, each with up to three different values from its first records. */
export function columnExamples({ format, table, text }: TableFacts): ColumnExamples[] {
  const names = table.header.slice(0, COLUMNS);
  const found = names.map(() => new Set<string>());
  const add = (index: number, value: string) => {
    const examples = found[index];
    const shown = value.trim().replaceAll(/\s+/gu, " ");
    if (!examples || examples.size === EXAMPLES || shown === "") return;
    examples.add(shown.length > CHARACTERS ? `${shown.slice(0, CHARACTERS).toWellFormed()}…` : shown);
  };
  if (format === "jsonl") {
    for (const line of text.split("\n", LOOKED_AT)) {
      const row = rowOf(line);
      names.forEach((name, index) => add(index, row.get(name) ?? ""));
    }
  } else {
    let number = 0;
    for (const cells of recordsIn(text, table)) {
      number += 1;
      if (number > table.recordsBefore + LOOKED_AT) break;
      if (number > table.recordsBefore) names.forEach((_, index) => add(index, cells[index] ?? ""));
    }
  }
  return names.map((name, index) => ({ name, examples: [...(found[index] ?? [])] }));
}
