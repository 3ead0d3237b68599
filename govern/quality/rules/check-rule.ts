import type { Condition, RuleBody } from "../contract/rule.ts";
import { badRule } from "../errors.ts";
import { customersWords, tableNotes } from "./tables.ts";

/** A table with the types of its columns. */
export interface Columns {
  readonly columns: ReadonlyMap<string, string>;
}

const NUMBERS = /^(smallint|integer|bigint|real|double precision|numeric)/;
const TIMES = /^timestamp/;
const TEXTS = /^(text|character)/;
/** Types whose values can be compared with a word of the rule. */
const PLAIN = /^(text|character|smallint|integer|bigint|real|double precision|numeric|boolean|uuid)/;

/**
 * Refuses a rule that names tables or columns that are not there, that are not for rules, or whose type its form cannot
 * look at. Throws `bad_rule` with the place.
 */
export function checkRule(rule: RuleBody, relations: ReadonlyMap<string, Columns>): void {
  const table = tableOf(relations, rule.table, "table");
  checkConditions(rule.where, { name: rule.table, ...table }, "where");
  const { must } = rule;
  const typeOf = (name: string, path: string): string => columnType(table, name, path);
  switch (must.form) {
    case "known":
      typeOf(must.column, "must.column");
      return;
    case "one_of":
      typeOf(must.column, "must.column");
      refuseWords(rule.table, must.column, "must.column");
      return;
    case "unique":
      for (const [place, column] of must.columns.entries()) typeOf(column, `must.columns.${place}`);
      return;
    case "shape":
      want(typeOf(must.column, "must.column"), TEXTS, "must.column", "a column of text");
      return;
    case "between":
      want(typeOf(must.column, "must.column"), NUMBERS, "must.column", "a column of numbers");
      if (must.least === undefined && must.most === undefined) throw badRule("must", "give least, most or both");
      return;
    case "time":
      want(typeOf(must.column, "must.column"), TIMES, "must.column", "a column of moments");
      if (must.earliest === undefined && must.aheadMinutes === undefined) {
        throw badRule("must", "give earliest, aheadMinutes or both");
      }
      return;
    case "order":
      if (familyOf(typeOf(must.column, "must.column")) !== familyOf(typeOf(must.notAfter, "must.notAfter"))) {
        throw badRule("must.notAfter", "it is of another type than the first column");
      }
      return;
    case "refers": {
      const type = typeOf(must.column, "must.column");
      const to = tableOf(relations, must.to.table, "must.to.table");
      same(type, columnType(to, must.to.column, "must.to.column"), "must.to.column");
      return;
    }
    case "count": {
      want(typeOf(must.column, "must.column"), NUMBERS, "must.column", "a column of numbers");
      const type = typeOf(must.key, "must.key");
      const of = tableOf(relations, must.of.table, "must.of.table");
      same(type, columnType(of, must.of.column, "must.of.column"), "must.of.column");
      checkConditions(must.of.where, { name: must.of.table, ...of }, "must.of.where");
      return;
    }
    case "fresh":
      want(typeOf(must.column, "must.column"), TIMES, "must.column", "a column of moments");
      want(typeOf(must.by, "must.by"), TEXTS, "must.by", "a column of text");
  }
}

function tableOf(relations: ReadonlyMap<string, Columns>, name: string, path: string): Columns {
  const found = relations.get(name);
  if (!found || tableNotes[name]?.open !== true) throw badRule(path, `${name} is no table that rules may look at`);
  return found;
}

function columnType({ columns }: Columns, name: string, path: string): string {
  const type = columns.get(name);
  if (type === undefined)
    throw badRule(path, `there is no column ${name}; there are ${[...columns.keys()].join(", ")}`);
  return type;
}

function checkConditions(
  conditions: readonly Condition[],
  table: Columns & { readonly name: string },
  at: string,
): void {
  for (const [place, condition] of conditions.entries()) {
    const path = `${at}.${place}`;
    const type = columnType(table, condition.column, `${path}.column`);
    if (condition.is === "long") want(type, TEXTS, `${path}.column`, "a column of text");
    if (condition.is !== "equal" && condition.is !== "different") continue;
    refuseWords(table.name, condition.column, `${path}.column`);
    want(type, PLAIN, `${path}.column`, "a column of words, numbers or truth");
    const fits = NUMBERS.test(type) ? "number" : type === "boolean" ? "boolean" : "string";
    if (typeof condition.value !== fits) throw badRule(`${path}.value`, `it must be a ${fits}`);
    if (type === "uuid") throw badRule(`${path}.column`, "ids are not compared");
  }
}

function refuseWords(table: string, column: string, path: string): void {
  if (customersWords.has(`${table}.${column}`)) throw badRule(path, "words of customers are not compared");
}

function want(type: string, wanted: RegExp, path: string, words: string): void {
  if (!wanted.test(type)) throw badRule(path, `it must be ${words}, and is ${type}`);
}

function same(one: string, other: string, path: string): void {
  if (one !== other) throw badRule(path, `it is ${other}, and the column that it is compared with is ${one}`);
}

function familyOf(type: string): string {
  if (NUMBERS.test(type)) return "number";
  return TIMES.test(type) ? "time" : type;
}
