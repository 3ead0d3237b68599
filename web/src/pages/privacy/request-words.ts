import type { PrivacyRequest, RequestKind, Subject } from "@firsthand/govern/privacy/contract";

import type { Tone } from "../../parts/chip.tsx";
import { nameOf } from "../conversations/names.ts";

/** What a customer may ask for, in words. */
export const kindWords: Readonly<Record<RequestKind, { readonly title: string; readonly says: string }>> = {
  access: { title: "Access", says: "They want to know what there is of them, and have it." },
  erase: { title: "Erasure", says: "They want what there is of them to be gone." },
  restrict: {
    title: "Restriction",
    says: "They want it to be kept and not used, for example while something is disputed.",
  },
  correct: { title: "Correction", says: "Something about them is wrong, or something is missing beside it." },
};

/** How a request stands, as a chip. */
export function stateOf({ state, overdue }: Pick<PrivacyRequest, "state" | "overdue">): {
  readonly words: string;
  readonly tone: Tone;
} {
  if (state === "done") return { words: "Answered", tone: "positive" };
  if (state === "refused") return { words: "Refused", tone: "plain" };
  if (overdue) return { words: "Overdue", tone: "negative" };
  return state === "working" ? { words: "In work", tone: "accent" } : { words: "Open", tone: "warning" };
}

/** How a customer is called; who was erased has no name any more. */
export function subjectName(subject: Subject | null): string {
  if (subject === null) return "Not known any more";
  if (subject.name !== null) return subject.name;
  const known = subject.identities.find(({ value }) => value !== null);
  return known ? nameOf({ ...known, name: null }) : "Without name";
}

const DAY_MS = 24 * 3600 * 1000;

/** How long is left until a day: "in 12 days", "4 days late". */
export function leftText(dueAt: string, now: number = Date.now()): string {
  const days = Math.ceil((Date.parse(dueAt) - now) / DAY_MS);
  if (days < 0) return days === -1 ? "1 day late" : `${-days} days late`;
  if (days === 0) return "today";
  return days === 1 ? "in 1 day" : `in ${days} days`;
}
