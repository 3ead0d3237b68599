import jsonata from "jsonata";

/** What is wrong with an expression, and how many lines below its first one. */
export interface ExpressionFault {
  readonly message: string;
  readonly linesBelow: number;
}

/** Functions that would make texts of customers to programs, or the same record to another one the next time. */
const REFUSED: Readonly<Record<string, string>> = {
  eval: "a text is never run as an expression",
  now: "the same record has to give the same whenever it is read",
  millis: "the same record has to give the same whenever it is read",
  random: "the same record has to give the same whenever it is read",
  shuffle: "the same record has to give the same whenever it is read",
};

/** Everything that is wrong with an expression of JSONata. */
export function expressionFaults(text: string): ExpressionFault[] {
  try {
    return refusedIn(jsonata(text).ast(), text);
  } catch (error) {
    const { message, position } = error as { message?: string; position?: number };
    return [{ message: `this is no JSONata: ${message ?? "it cannot be read"}`, linesBelow: linesTo(text, position) }];
  }
}

function refusedIn(tree: unknown, text: string): ExpressionFault[] {
  const faults: ExpressionFault[] = [];
  const waiting: unknown[] = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== "object" || node === null) continue;
    const { type, value, position } = node as { type?: unknown; value?: unknown; position?: number };
    const why = type === "variable" && typeof value === "string" && Object.hasOwn(REFUSED, value) ? REFUSED[value] : "";
    if (why) faults.push({ message: `$${String(value)} may not be used: ${why}`, linesBelow: linesTo(text, position) });
    waiting.push(...Object.values(node));
  }
  return faults;
}

function linesTo(text: string, position = 0): number {
  return text.slice(0, position).split("\n").length - 1;
}
