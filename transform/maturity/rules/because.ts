import type { StandingCriterion } from "../contract/position.ts";
import type { Weighed } from "./evidence.ts";
import { boundWords, casesWords, dayWords, rangeWords, valueWords } from "./figure-words.ts";
import type { Bound } from "./model.ts";

type Evidence = StandingCriterion["evidence"];
type BoundEvidence = Extract<Evidence, { kind: "metric" }>["bounds"][number];
type Attested = Extract<Evidence, { kind: "attestation" }>;

/** Why a criterion stands as it does, in a sentence or two with the figures. `windows` are those of the model. */
export function becauseOf(weighed: Weighed, evidence: Evidence, windows: number): string {
  if (evidence.kind === "attestation") return becauseOfAnswer(weighed, evidence);
  const told = evidence.bounds.find(({ metric }) => metric === weighed.metric) ?? evidence.bounds[0];
  return told ? becauseOfFigure(weighed, told, windows) : "";
}

function becauseOfFigure({ reason, state, provisional }: Weighed, told: BoundEvidence, windows: number): string {
  const asked = boundWords(boundOf(told), told.measure);
  switch (reason) {
    case "not_computed":
      return sentences(`${told.title} is not measured yet`, told.needs === null ? "" : `What it takes: ${told.needs}`);
    case "too_few_cases":
      return `${told.title}: ${casesWords(told.windows[0]?.n ?? 0)} in the window, ${told.cases} are needed.`;
    case "not_measured":
      return `${told.title} is not known. ${unknownWords(told)}`;
    case "between":
      return `${figureWords(told)}; asked is ${asked}. The figure is too uncertain to say that it is reached.`;
    case "held":
      return state === "met"
        ? `${figureWords(told)}; asked is ${asked}. It was reached before, and is lost when ${windows} windows say so.`
        : `${figureWords(told)}; asked is ${asked}. It counts when ${windows} windows in a row say so.`;
    case "cleared":
    case "failed":
    case "attested":
    case "denied":
    case "not_attested":
    case "unsigned":
    case "expired": {
      const first = provisional ? " One window says so; the next one has to confirm it." : "";
      return `${figureWords(told)}; asked is ${asked}.${first}`;
    }
  }
}

function becauseOfAnswer({ reason }: Weighed, { answer, owner, proof, months }: Attested): string {
  // Whoever answered is the owner: there may have been an answer that was taken back.
  if (!answer)
    return `${owner === null ? "Nobody has answered yet" : "No answer stands"}. The proof to show: ${proof}.`;
  const said = `${answer.by} answered on ${dayWords(new Date(answer.at))}`;
  const whole = answer.inherited ? " for the whole organisation" : "";
  switch (reason) {
    case "expired":
      return `${said}${whole}; that held until ${dayWords(new Date(answer.expiresAt))}. It is asked anew every ${monthsWords(months)}.`;
    case "unsigned":
      return `${said}${whole}. It counts when a second person has signed.`;
    case "denied":
      return `${said}${whole} that it is not so.`;
    case "attested":
    case "cleared":
    case "failed":
    case "between":
    case "held":
    case "too_few_cases":
    case "not_measured":
    case "not_computed":
    case "not_attested": {
      const shown = { none: "without a proof", given: "with a proof", checked: "with a proof that was looked at" };
      return `${said}${whole}, ${shown[answer.proof]}; it holds until ${dayWords(new Date(answer.expiresAt))}.`;
    }
  }
}

function figureWords({ title, measure, windows }: BoundEvidence): string {
  const [now] = windows;
  if (!now || now.value === null) return `${title} is not known`;
  const interval = now.low === null || now.high === null ? "" : `95 %: ${rangeWords(now.low, now.high, measure)}; `;
  const selected = now.selected ? "; from a selection" : "";
  return `${title} is ${valueWords(now.value, measure)} (${interval}${casesWords(now.n)}${selected})`;
}

function unknownWords({ warnings }: BoundEvidence): string {
  const said = warnings.find((warning) => warning.startsWith("Not known: "));
  return said ? said.slice("Not known: ".length) : "Nothing in the window tells it.";
}

function boundOf({ metric, least, most, cases }: BoundEvidence): Bound {
  return { metric, least, most, cases };
}

function sentences(...said: readonly string[]): string {
  return said
    .filter((text) => text !== "")
    .map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
    .join(" ");
}

function monthsWords(months: number): string {
  return months === 1 ? "month" : months === 12 ? "year" : `${months} months`;
}
