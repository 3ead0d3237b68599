export { classifierFrom } from "./classifier-from.ts";
export type { Classifier, Example, HeadOptions, HeldBack, Reason, TrainOptions, Verdict } from "./contract.ts";
export { crossValidate } from "./cross-validate.ts";
export { trainClassifier } from "./train-classifier.ts";
