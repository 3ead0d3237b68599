import jsonata from "jsonata";

import { functions } from "./functions.ts";

/** Bounds of one evaluation: milliseconds, calls within calls, entries of one sequence. */
const BOUNDS = { timeout: 1000, stack: 300, sequence: 100_000 };

const compiled = new Map<string, ReturnType<typeof jsonata>>();
const MOST_COMPILED = 500;

/** The value of an expression as plain JSON data; undefined where it gives nothing. Rejects with what JSONata says. */
export async function evaluate(
  expression: string,
  input: unknown,
  bindings: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return await expressionOf(expression).evaluate(input, bindings);
}

function expressionOf(text: string): ReturnType<typeof jsonata> {
  const known = compiled.get(text);
  if (known) return known;
  const expression = jsonata(text, BOUNDS);
  for (const [name, run, signature] of functions)
    expression.registerFunction(name, (...given: unknown[]) => run(...given), signature);
  // The manifest's check refuses it too; here no way round it is left.
  expression.registerFunction("eval", () => {
    throw new Error("a text is never run as an expression");
  });
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  compiled.set(text, expression);
  return expression;
}

/** What went wrong, in words; values of records that messages of JSONata hold are left out. */
export function saidBy(error: unknown): string {
  const { code, token } = error as { code?: unknown; token?: unknown };
  if (code === "D1012") return "it takes too long";
  if (code === "D1011") return "it calls itself too deeply";
  if (code === "D2015") return "it gives too much";
  const where = typeof token === "string" && /^[\w$]{1,40}$/.test(token) ? ` at ${token}` : "";
  return `it cannot be worked out${where}${typeof code === "string" ? ` (${code})` : ""}`;
}
