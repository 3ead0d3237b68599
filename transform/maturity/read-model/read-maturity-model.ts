import { readDocument, tellable } from "@firsthand/connect/documents";

import type { ModelContents, ModelFault } from "../../models/index.ts";
import { maturityFile, type MaturityFile } from "../contract.ts";
import type { MaturityModel } from "../rules/model.ts";
import { buildModel } from "./build-model.ts";
import { meaningFaults } from "./meaning.ts";

export type MaturityRead =
  | { readonly ok: true; readonly model: MaturityModel; readonly contents: ModelContents }
  | { readonly ok: false; readonly faults: readonly ModelFault[] };

/**
 * Reads a maturity model from its YAML text; `computed` are the ids of the metrics that the product computes. Never
 * throws. Faults of shape are told first, all of them; what the words mean is looked at when the shape is right.
 */
export function readMaturityModel(
  text: string,
  { computed }: { readonly computed: ReadonlySet<string> },
): MaturityRead {
  const read = readDocument(text, maturityFile);
  if (!read.ok) return read;
  const { value: file, lineOf } = read;
  const faults = meaningFaults(file, computed).map(({ path, message }) => ({
    line: lineOf(path),
    path: path.join("."),
    message,
  }));
  if (faults.length > 0) return { ok: false, faults: tellable(faults) };
  const model = buildModel(file);
  return { ok: true, model, contents: contentsOf(file, model) };
}

function contentsOf(file: MaturityFile, { dimensions, divide, stages }: MaturityModel): ModelContents {
  const criteria = dimensions.flatMap(({ cells }) => cells.flatMap((cell) => cell.criteria));
  const gates = divide?.gates ?? [];
  const evidence = [...criteria, ...gates].map((one) => one.evidence);
  const metrics = new Set(
    evidence.flatMap((one) => (one.kind === "metric" ? one.bounds.map(({ metric }) => metric) : [])),
  );
  return {
    stages: stages.length,
    dimensions: dimensions.length,
    criteria: criteria.length,
    gates: gates.length,
    metrics: metrics.size,
    attestations: evidence.filter(({ kind }) => kind === "attestation").length,
    numbers: Object.keys(file.numbers).length,
  };
}
