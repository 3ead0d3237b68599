import { closeNames } from "@firsthand/kernel/near-names";

import { expressionFaults } from "../expressions.ts";

/** Something in a manifest of the right shape that cannot be meant. */
export interface MeaningFault {
  readonly path: readonly string[];
  readonly message: string;
  /** How many lines below the first one of a text. */
  readonly linesBelow?: number;
}

/** "there is no setting tokn; did you mean token?", with all there are where none is near. */
export function unknownName(kind: string, name: string, names: readonly string[]): string {
  const close = closeNames(name, names, 2);
  if (close.length > 0) return `there is no ${kind} ${name}; did you mean ${close.join(" or ")}?`;
  return names.length === 0
    ? `there is no ${kind} ${name}; there are none`
    : `there is no ${kind} ${name}; there are ${names.slice(0, 12).join(", ")}`;
}

/** What is wrong with an expression, where there is one. */
export function faultsOfExpression(expression: string | undefined, path: readonly string[]): MeaningFault[] {
  return expression === undefined ? [] : expressionFaults(expression).map((fault) => ({ path, ...fault }));
}
