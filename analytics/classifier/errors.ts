import { Failure } from "@firsthand/kernel/errors";

/** Nothing to learn from. */
export function noExamples(heads: readonly string[]): Failure {
  return new Failure({
    code: "no_examples",
    status: 422,
    message: `There is no example with a label for ${heads.join(", ") || "any question"}.`,
    advice: "Label some texts first.",
  });
}

/** Two heads of one name. */
export function sameHeadTwice(): Failure {
  return new Failure({
    code: "same_head_twice",
    status: 400,
    message: "Two questions have the same name.",
    advice: "Give each its own name.",
  });
}

/** A head that the classifier does not have. */
export function noSuchHead(name: string, heads: readonly string[]): Failure {
  return new Failure({
    code: "no_such_head",
    status: 404,
    message: `The classifier does not answer the question ${name}.`,
    advice: `Choose one of: ${heads.join(", ")}.`,
  });
}

/** Bytes that are no classifier, or not all of one. */
export function unreadableClassifier(reason: string): Failure {
  return new Failure({
    code: "unreadable_classifier",
    status: 422,
    message: `These bytes cannot be read as a classifier: ${reason}.`,
    advice: "Train it again, or take the file as it was written.",
  });
}
