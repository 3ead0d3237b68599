import { closeNames } from "@firsthand/kernel/near-names";

import type { MaturityFile } from "../contract.ts";
import { amountOf, type Numbers } from "./build-model.ts";
import { type MeaningFault, unknownName } from "./unknown-name.ts";

type Criterion = NonNullable<MaturityFile["dimensions"][number]["cells"][string]>["criteria"][number];
type Written = Pick<Criterion, "metric" | "at_least" | "at_most" | "between" | "measured" | "cases">;
type Path = readonly (string | number)[];

/** What criteria may name. */
export interface Known {
  readonly metrics: ReadonlySet<string>;
  readonly numbers: Numbers;
}

/** The same, with the streams of the dimension; null for a gate, which has none. */
interface KnownHere extends Known {
  readonly streams: readonly string[] | null;
}

const BOUNDS = ["at_least", "at_most", "between", "measured"] as const;

/** What is wrong with a criterion or a gate beyond its shape. */
export function criterionFaults(criterion: Criterion, path: Path, known: KnownHere): MeaningFault[] {
  const { metric, any, attest } = criterion;
  const kinds = Object.entries({ metric, any, attest }).flatMap(([kind, given]) => (given === undefined ? [] : [kind]));
  return [
    ...streamFaults(criterion, path, known),
    ...(kinds.length === 0 ? [{ path, message: "it needs its evidence: metric, any or attest" }] : []),
    ...(kinds.length > 1
      ? [{ path: [...path, kinds[1] ?? ""], message: `write ${kinds.join(" or ")}, not both` }]
      : []),
    ...(metric === undefined ? strayBounds(criterion, path) : boundFaults(criterion, path, known)),
    ...(any ?? []).flatMap((one, at) => boundFaults(one, [...path, "any", at], known)),
  ];
}

function streamFaults({ stream }: Criterion, path: Path, { streams }: KnownHere): MeaningFault[] {
  if (stream === undefined || streams?.includes(stream)) return [];
  const message = streams === null ? "a gate belongs to no stream" : () => unknownName("stream", stream, streams);
  return [{ path: [...path, "stream"], message }];
}

/** Bounds that stand beside `any` or `attest`, where they mean nothing. */
function strayBounds(criterion: Criterion, path: Path): MeaningFault[] {
  const where = criterion.any ? "; write it within each entry of any" : "";
  return [...BOUNDS, "cases" as const]
    .filter((key) => criterion[key] !== undefined)
    .map((key) => ({ path: [...path, key], message: `it needs a metric beside it${where}` }));
}

function boundFaults(written: Written, path: Path, { metrics, numbers }: Known): MeaningFault[] {
  const faults: MeaningFault[] = [];
  const { metric = "", between } = written;
  if (!metrics.has(metric)) faults.push({ path: [...path, "metric"], message: () => unknownMetric(metric, metrics) });
  const given = BOUNDS.filter((key) => written[key] !== undefined);
  const [first, second] = given;
  if (first === undefined) {
    faults.push({
      path: [...path, "metric"],
      message: "say what is asked of it: at_least, at_most, between or measured",
    });
  }
  if (second !== undefined) {
    faults.push({ path: [...path, second], message: `write only one of ${given.join(", ")}` });
  }
  faults.push(...amountFaults(written, path, numbers));
  const [low, high] = between ?? [];
  if (low !== undefined && high !== undefined && amountOf(low, numbers) >= amountOf(high, numbers)) {
    faults.push({ path: [...path, "between"], message: "the first number has to be lower than the second" });
  }
  return faults;
}

function unknownMetric(metric: string, metrics: ReadonlySet<string>): string {
  const close = closeNames(metric, [...metrics], 2);
  return close.length > 0
    ? `there is no metric ${metric}; did you mean ${close.join(" or ")}?`
    : `there is no metric ${metric}; one that the product does not compute has to be declared under metrics`;
}

function amountFaults({ at_least, at_most, between }: Written, path: Path, numbers: Numbers): MeaningFault[] {
  const amounts = [
    { amount: at_least, place: ["at_least"] },
    { amount: at_most, place: ["at_most"] },
    ...(between ?? []).map((amount, at) => ({ amount, place: ["between", at] })),
  ];
  return amounts.flatMap(({ amount, place }): MeaningFault[] => {
    if (amount === undefined || typeof amount === "number") return [];
    if (numbers.has(amount.number)) {
      const message = "this comes to more than a number can hold";
      return Number.isFinite(amountOf(amount, numbers)) ? [] : [{ path: [...path, ...place], message }];
    }
    return [
      { path: [...path, ...place, "number"], message: () => unknownName("number", amount.number, numbers.keys()) },
    ];
  });
}
