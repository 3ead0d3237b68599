import type { Attested, Knowledge, Observation } from "../rules/evidence.ts";
import type { Bound, Criterion, Dimension, Divide, MaturityModel } from "../rules/model.ts";

/** A criterion that hangs on an answer. */
export function answered(
  id: string,
  { stream = null, second = false }: { stream?: string | null; second?: boolean } = {},
): Criterion {
  return { id, says: id, evidence: { kind: "attestation", proof: "letter", months: 12, second }, step: null, stream };
}

/** A criterion that hangs on a metric, or on any of several. */
export function measured(id: string, ...bounds: readonly (Partial<Bound> & { readonly metric: string })[]): Criterion {
  return {
    id,
    says: id,
    evidence: { kind: "metric", bounds: bounds.map((bound) => ({ least: null, most: null, cases: 1, ...bound })) },
    step: null,
    stream: null,
  };
}

/** A dimension; the first list of criteria is asked for by the second stage. */
export function row(
  id: string,
  cells: readonly (readonly Criterion[])[],
  { pillar = false, streams = [] }: { readonly pillar?: boolean; readonly streams?: readonly string[] } = {},
): Dimension {
  return {
    id,
    title: id,
    about: null,
    group: null,
    pillar,
    streams: streams.map((stream) => ({ id: stream, title: stream })),
    cells: [[], ...cells].map((criteria, index) => ({ level: index + 1, says: null, criteria })),
  };
}

/** A divide behind a stage with gates that hang on answers. */
export function divide(afterLevel: number, gates: readonly string[]): Divide {
  return {
    title: "river",
    says: null,
    afterLevel,
    halves: ["here", "there"],
    gates: gates.map((id) => ({ ...answered(id), title: id })),
  };
}

interface Asked {
  readonly dimensions: readonly Dimension[];
  readonly stages?: number;
  readonly gates?: Divide | null;
  readonly windows?: number;
  readonly behind?: number;
  readonly by?: number;
  readonly draws?: number;
  readonly seed?: number;
}

/** A model with stages 1, 2, 3 ... that means nothing. */
export function invented(asked: Asked): MaturityModel {
  const { dimensions, stages = 4, gates = null, windows = 2, behind = 0, by = 0, draws = 2000, seed = 1 } = asked;
  return {
    title: "invented",
    about: null,
    window: { days: 90, cases: 1, windows },
    stages: Array.from({ length: stages }, (_, index) => ({
      id: `s${index + 1}`,
      level: index + 1,
      title: `stage ${index + 1}`,
      says: null,
    })),
    divide: gates,
    dimensions,
    standing: { behind, by, unitShare: 0.05, unitBy: 1 },
    metrics: new Map(),
    confidence: {
      draws,
      seed,
      proofChecked: 0.97,
      proofGiven: 0.85,
      bare: 0.6,
      metricHalfLifeDays: 90,
      attestationHalfLifeDays: 365,
      selected: 0.25,
      high: 0.8,
      medium: 0.6,
    },
    elsewhere: null,
  };
}

/** A value with its interval, from enough cases. */
export function seen(value: number | null, half: number | null = null, more: Partial<Observation> = {}): Observation {
  const end = (sign: number): number | null => (value === null || half === null ? null : value + sign * half);
  return { value, low: end(-1), high: end(1), n: value === null ? 0 : 1000, selected: false, ...more };
}

/** An answer of today whose proof was looked at. */
export function said(met: boolean, more: Partial<Attested> = {}): Attested {
  return { met, proof: "checked", signed: true, ageDays: 0, expired: false, ...more };
}

/** What is known: the observations of metrics (newest first), and answers; plain true and false are answers of today. */
export function knowing(
  answers: Readonly<Record<string, boolean | Attested>>,
  metrics: Readonly<Record<string, readonly Observation[]>> = {},
): Knowledge {
  return {
    metrics: new Map(Object.entries(metrics)),
    attestations: new Map(
      Object.entries(answers).map(([id, answer]) => [id, typeof answer === "boolean" ? said(answer) : answer]),
    ),
    metricAgeDays: 0,
  };
}
