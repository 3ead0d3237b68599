import { Failure } from "@firsthand/kernel/errors";

import type { ModelFault, ModelName } from "./contract.ts";

export const noModel = (model: ModelName) =>
  new Failure({
    code: "no_model",
    status: 404,
    message: `No version of the model ${model} is in force.`,
    advice: "The file that came with the product has mistakes; put right, it is taken at the next start.",
    details: { model },
  });

export const unknownVersion = (model: ModelName, version: number) =>
  new Failure({
    code: "unknown_model_version",
    status: 404,
    message: `The model ${model} has no version ${version}.`,
    advice: "Ask for the list of its versions.",
    details: { model, version },
  });

export const badModel = (faults: readonly ModelFault[]) => {
  const [first] = faults;
  const where = first ? `${first.path === "" ? "" : `${first.path}: `}${first.message}` : "it cannot be read";
  return new Failure({
    code: "bad_model",
    status: 400,
    message: `The model is wrong in line ${first?.line ?? 1}: ${where}.`,
    advice: "What was in force stays in force. Correct the lines that are named; docs/models.md describes every key.",
    details: { faults },
  });
};

export const modelConflict = (stands: {
  readonly version: number;
  readonly savedBy: string | null;
  readonly savedAt: string | null;
  readonly why: string | null;
}) =>
  new Failure({
    code: "model_conflict",
    status: 409,
    message:
      stands.savedBy === null
        ? "There is no version of this model any more."
        : `${stands.savedBy} put version ${stands.version} of this model in force in the meantime.`,
    advice: "Look at what is in force now, and save again.",
    details: { stands },
  });
