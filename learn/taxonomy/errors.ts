import { Failure } from "@firsthand/kernel/errors";

import type { NodeKind, TaxonomyFault } from "./contract.ts";

export const badTaxonomy = (faults: readonly TaxonomyFault[]) => {
  const [first] = faults;
  const where = first ? `${first.path === "" ? "" : `${first.path}: `}${first.message}` : "it cannot be read";
  return new Failure({
    code: "bad_taxonomy",
    status: 400,
    message: `The taxonomy is wrong in line ${first?.line ?? 1}: ${where}.`,
    advice: "What was in force stays in force. Correct the lines that are named; docs/taxonomy.md describes every key.",
    details: { faults },
  });
};

export const noTaxonomy = () =>
  new Failure({
    code: "no_taxonomy",
    status: 404,
    message: "No taxonomy is in force.",
    advice: "The file that came with the product has mistakes; put right, it is taken at the next start.",
  });

interface Stands {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: string;
  readonly why: string;
}

export const staleFile = (stands: Stands, file: number) =>
  new Failure({
    code: "taxonomy_conflict",
    status: 409,
    message: `This file was taken out of version ${file}. Since then ${stands.savedBy} put version ${stands.version} in force.`,
    advice:
      "Download the taxonomy again and make your changes in that file. To drop what was changed meanwhile, remove the first line of yours.",
    details: { stands, file },
  });

export const taxonomyConflict = (stands: Stands | null) =>
  new Failure({
    code: "taxonomy_conflict",
    status: 409,
    message: stands
      ? `${stands.savedBy} put version ${stands.version} of the taxonomy in force in the meantime.`
      : "There is no version of the taxonomy any more.",
    advice: "Look at what is in force now, and save again.",
    details: { stands },
  });

export const unknownNode = (kind: NodeKind, id: string) =>
  new Failure({
    code: "unknown_node",
    status: 404,
    message: `The taxonomy has no ${kind} ${id}.`,
    advice: "It may have been moved or retired: look at the tree as it is now.",
    details: { kind, id },
  });

export const nodeExists = (kind: NodeKind, id: string) =>
  new Failure({
    code: "node_exists",
    status: 409,
    message: `There is a ${kind} ${id} already.`,
    advice: "Choose another title, or add the examples to that one.",
    details: { kind, id },
  });

export const badPlace = (message: string) =>
  new Failure({ code: "bad_place", status: 422, message, advice: "Choose another place in the tree." });

export const unknownClassifier = (version: number) =>
  new Failure({
    code: "unknown_classifier",
    status: 404,
    message: `There is no version ${version} of what reads topics.`,
    advice: "Ask for the list of its versions: old ones are cleared away.",
    details: { version },
  });
