import { type AuditLine, actorKindWords, areaWords, wordsFor } from "@firsthand/govern/audit/contract";

import { plainText } from "../../format/words.ts";

/** What was done, as words at the beginning of a line. */
export function whatText({ operation }: Pick<AuditLine, "operation">): string {
  const words = wordsFor(operation);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who did it, as people know them. */
export function whoText({ actor }: Pick<AuditLine, "actor">): string {
  if (actor.kind === "nobody") return "Somebody not known";
  if (actor.name !== null) return actor.name;
  return `${actorKindWords[actor.kind]} ${shortId(actor.id)}`;
}

/** By what way they came, where that is not their browser. */
export function wayText({ actor: { kind } }: Pick<AuditLine, "actor">): string | undefined {
  if (kind === "person" || kind === "nobody") return undefined;
  return { key: "API key", installation: "key of the installation", command: "command line", job: "by itself" }[kind];
}

/** What it was done to: settings by their names, anything else by its kind and the beginning of its id. */
export function toWhatText({ changed, subject }: Pick<AuditLine, "changed" | "subject">): string | undefined {
  if (changed.length > 0) return changed.join(", ");
  return subject ? `${plainText(subject.kind)} ${shortId(subject.id)}` : undefined;
}

/** How it ended, where that was not well. */
export function endText({ outcome, code }: Pick<AuditLine, "outcome" | "code">): string | undefined {
  if (outcome === "done") return undefined;
  const word = outcome === "refused" ? "Refused" : "Failed";
  return code === null ? word : `${word}: ${code.replaceAll("_", " ")}`;
}

/** The name of a group of operations. */
export function areaText(area: string): string {
  return areaWords[area] ?? plainText(area);
}

const longId = 14;

function shortId(id: string): string {
  return id.length > longId ? `${id.slice(0, 8)}…` : id;
}
