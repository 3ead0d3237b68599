/** How a text is broken into lines. `measure` gives the width of a text in points. */
export interface Measure {
  readonly width: number;
  /** At most so many lines, at least 1. */
  readonly most: number;
  readonly measure: (text: string) => number;
}

export interface Wrapped {
  readonly lines: readonly string[];
  /** Something did not fit; the last line ends with an ellipsis. */
  readonly shortened: boolean;
}

/** Breaks a text at its spaces, and words that are wider than a line where they have to. No line is wider. */
export function wrapText(text: string, { width, most, measure }: Measure): Wrapped {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== "") {
    const length = fittingLength(rest, (part) => measure(part) <= width);
    if (lines.length === most - 1 && length < rest.length) {
      return { lines: [...lines, ellipsis(rest, (part) => measure(part) <= width)], shortened: true };
    }
    lines.push(rest.slice(0, length).trimEnd());
    rest = rest.slice(length).trimStart();
  }
  return { lines, shortened: false };
}

/** How much of a text stands on one line: whole words if there is one, else as many letters as fit, at least one. */
function fittingLength(text: string, fits: (part: string) => boolean): number {
  const letters = longest(text, fits);
  if (letters === text.length) return letters;
  const space = text.lastIndexOf(" ", letters);
  return space > 0 ? space : letters;
}

function ellipsis(text: string, fits: (part: string) => boolean): string {
  const length = longest(text, (part) => fits(`${part.trimEnd()}\u2026`));
  return `${text.slice(0, length).trimEnd()}\u2026`;
}

/** Letters after which no line is searched any further. */
const LONGEST_LINE = 400;

/** The length of the longest beginning that fits, at least 1. */
function longest(text: string, fits: (part: string) => boolean): number {
  let [low, high] = [1, Math.min(text.length, LONGEST_LINE)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
