import { DATE_FORMATS, dateParser, type DateFormat } from "../dates/date-format.ts";

/** The form of the dates in a sample. `undecided`: day and month could each be the other in every one of them. */
export type DatesFound =
  | { readonly status: "decided"; readonly format: DateFormat; readonly note?: string }
  | { readonly status: "undecided" }
  | { readonly status: "unknown" };

/** Which form the dates have, by how many of them each form can read. */
export function decideDates(values: readonly string[]): DatesFound {
  const counts = new Map(DATE_FORMATS.map((format) => [format, readable(values, format)]));
  const count = (format: DateFormat) => counts.get(format) ?? 0;
  let best: DateFormat = "iso";
  for (const format of DATE_FORMATS) if (count(format) > count(best)) best = format;
  if (count(best) === 0) return { status: "unknown" };
  if (best !== "dd/mm/yyyy" && best !== "mm/dd/yyyy") return { status: "decided", format: best };
  return decideOrder(values, count("dd/mm/yyyy"), count("mm/dd/yyyy"));
}

function decideOrder(values: readonly string[], dayFirst: number, monthFirst: number): DatesFound {
  if (dayFirst !== monthFirst) {
    const format = dayFirst > monthFirst ? "dd/mm/yyyy" : "mm/dd/yyyy";
    const share = `${Math.max(dayFirst, monthFirst)} of ${values.length} dates looked at fit, in the other order ${Math.min(dayFirst, monthFirst)}`;
    return { status: "decided", format, note: `Dates are read as ${format}: ${share}.` };
  }
  // Nobody writes the month first with dots.
  if (values.every((value) => /^\s*\d{1,2}\.\d{1,2}\./.test(value))) {
    return { status: "decided", format: "dd/mm/yyyy", note: "Dates are read as dd.mm.yyyy, as is usual with dots." };
  }
  return bothTheSame(values) ? { status: "decided", format: "dd/mm/yyyy" } : { status: "undecided" };
}

function bothTheSame(values: readonly string[]): boolean {
  const [day, month] = [dateParser("dd/mm/yyyy", "UTC"), dateParser("mm/dd/yyyy", "UTC")];
  return values.every((value) => day(value) === month(value));
}

function readable(values: readonly string[], format: DateFormat): number {
  const parse = dateParser(format, "UTC");
  return values.reduce((count, value) => (parse(value) === undefined ? count : count + 1), 0);
}
