import { join } from "node:path";

import { type PersonalDataKind, personalDataKinds } from "@firsthand/analytics/personal-data";
import { Failure } from "@firsthand/kernel/errors";

import { readTable } from "../tables.ts";

/** A piece of personal data, marked by hand or found. */
export interface Span {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}

/** A message with all personal data in it marked. */
export interface Marked {
  /** The rules were written looking at the first half; figures are told of the second. */
  readonly half: "develop" | "report";
  readonly language: string;
  readonly text: string;
  readonly spans: readonly Span[];
}

const MARK = /\{\{([a-z_]+):([^{}]*)\}\}/g;

function kindNamed(name: string): PersonalDataKind {
  const kind = personalDataKinds.find((one) => one === name);
  if (kind !== undefined) return kind;
  throw new Failure({
    code: "unknown_kind",
    status: 400,
    message: `A message is marked with the kind ${name}, which there is not.`,
    advice: `Use one of: ${personalDataKinds.join(", ")}.`,
  });
}

/** Takes the marks out of a text: "Call {{phone:0151 1}}" is "Call 0151 1" with one span. */
export function unmarked(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  let text = "";
  let at = 0;
  for (const { 0: whole, 1: name = "", 2: value = "", index } of marked.matchAll(MARK)) {
    text += marked.slice(at, index);
    spans.push({ kind: kindNamed(name), start: text.length, end: text.length + value.length });
    text += value;
    at = index + whole.length;
  }
  return { text: text + marked.slice(at), spans };
}

/** The messages of `messages.tsv`. */
export async function markedMessages(): Promise<readonly Marked[]> {
  const { rows } = await readTable(join(import.meta.dirname, "messages.tsv"));
  return rows.map((row) => ({
    half: row["half"] === "report" ? "report" : "develop",
    language: row["language"] ?? "",
    ...unmarked(row["text"] ?? ""),
  }));
}
