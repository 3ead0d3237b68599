/** What is wrong in a text, for people: line counted from 1, and the keys that lead there, joined by dots. */
export interface DocumentFault {
  readonly line: number;
  readonly path: string;
  readonly message: string;
}

/** A mistake whose message may be made only when it is told: of very many most never are. */
export interface Fault extends Omit<DocumentFault, "message"> {
  readonly message: string | (() => string);
}

/** More mistakes than this are counted, not told. */
const MOST_TOLD = 50;

/** Faults in the order of their lines; of very many the first ones, and how many there are more. */
export function tellable(faults: readonly Fault[]): DocumentFault[] {
  const sorted = faults.toSorted((a, b) => a.line - b.line);
  const told = sorted.slice(0, MOST_TOLD).map(({ line, path, message }) => {
    return { line, path, message: typeof message === "string" ? message : message() };
  });
  const [next, rest] = [sorted[MOST_TOLD], sorted.length - MOST_TOLD];
  if (!next) return told;
  return [...told, { line: next.line, path: "", message: `${rest} more mistakes from here on` }];
}
