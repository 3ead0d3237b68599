import type { DocumentRecord } from "@firsthand/connect/records";
import { stableId } from "@firsthand/kernel/ids";

/** The id of what a source keeps under an id of its own. */
export function documentId(source: string, externalId: string): string {
  return stableId("document", source, externalId);
}

/** A hash of all that a document says. */
export function contentHash(document: DocumentRecord): string {
  return stableId(
    "document",
    ...Object.entries(document)
      .map((entry) => JSON.stringify(entry))
      .toSorted(),
  );
}

const MOST_WORDS = 12;

/** The words of a question; at most twelve. */
export function wordsOf(question: string): string[] {
  return question
    .toWellFormed()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
}
