/** What is done at a step of an erasure. */
export type Step =
  | { readonly kind: "list" }
  | { readonly kind: "holder"; readonly index: number }
  | { readonly kind: "verify" }
  | { readonly kind: "last" }
  | { readonly kind: "over" };

/**
 * The steps of an erasure by the number of those that are done: the list first, so that a restore knows of it; then each
 * module; then it is looked whether anything is left, while it is still known what to look for; addresses and names last.
 */
export function stepAt(done: number, holders: number): Step {
  if (done <= 0) return { kind: "list" };
  if (done <= holders) return { kind: "holder", index: done - 1 };
  if (done === holders + 1) return { kind: "verify" };
  return done === holders + 2 ? { kind: "last" } : { kind: "over" };
}

/** How many steps an erasure has. */
export function stepsOf(holders: number): number {
  return holders + 3;
}
