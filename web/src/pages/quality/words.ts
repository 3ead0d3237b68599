import type { Entry, ListedRule, NodeKind, RunState } from "@firsthand/govern/quality/contract";

import { countText } from "../../format/numbers.ts";
import type { Tone } from "../../parts/chip.tsx";

export const kindText: Readonly<Record<Entry["kind"], string>> = {
  source: "Source",
  table: "Table",
  metric: "Metric",
  model: "Model",
};

export const kindsText: Readonly<Record<NodeKind, string>> = {
  source: "Sources",
  table: "Tables",
  metric: "Metrics",
  criterion: "Criteria",
  model: "Models",
};

/** How a rule stands: in words and in the tone of its mark. */
export function standOf({ body, last }: Pick<ListedRule, "body" | "last">): { text: string; tone: Tone } {
  if (!body.on) return { text: "Switched off", tone: "plain" };
  if (!last) return { text: "Not looked at yet", tone: "plain" };
  return {
    text: stateText[last.state],
    tone: tones[last.state] ?? (body.severity === "major" ? "negative" : "warning"),
  };
}

export const stateText: Readonly<Record<RunState, string>> = {
  passed: "Passes",
  failed: "Fails",
  nothing: "Nothing to look at",
  could_not_run: "Could not run",
};

const tones: Partial<Readonly<Record<RunState, Tone>>> = {
  passed: "positive",
  nothing: "plain",
  could_not_run: "warning",
};

/** What the last look found: "12 of 3,400 rows fail". */
export function foundText({ last }: Pick<ListedRule, "last">): string {
  if (!last) return "";
  if (last.state === "could_not_run") return last.reason ?? "";
  if (last.state === "nothing") return "No row to look at";
  const sample = last.sampled === null ? "" : `, of a sample of ${percentText(last.sampled)}`;
  if (last.failed === 0) return `All ${countText(last.checked)} hold${sample}`;
  return `${countText(last.failed)} of ${countText(last.checked)} ${last.failed === 1 ? "does" : "do"} not hold${sample}`;
}

/** How much a pair looks like one person: no calibrated chance, so no number. */
export function signText(score: number): string {
  if (score >= 0.8) return "Strong sign";
  return score >= 0.6 ? "Fair sign" : "Weak sign";
}

/** A share as people read it; what is not all is never "100 %", and what is not nothing never "0 %". */
export function percentText(share: number): string {
  if (share > 0.999 && share < 1) return "99.9 %";
  if (share > 0 && share < 0.001) return "under 0.1 %";
  return `${(100 * share).toLocaleString("en-GB", { maximumFractionDigits: 1 })} %`;
}

/** The worst first: what fails, what could not run, then the rest by title. */
export function byUrgency(one: ListedRule, other: ListedRule): number {
  return urgency(one) - urgency(other) || (one.body.title < other.body.title ? -1 : 1);
}

function urgency({ body, last }: ListedRule): number {
  if (!body.on) return 5;
  if (last?.state === "failed") return body.severity === "major" ? 0 : 1;
  if (last?.state === "could_not_run") return 2;
  return last?.state === "passed" ? 3 : 4;
}
