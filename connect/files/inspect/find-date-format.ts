import { Failure } from "@firsthand/kernel/errors";

import type { ReaderContext } from "../contract.ts";
import { dateFormatNamed, type DateFormat } from "../dates/date-format.ts";
import { shown } from "../unreadable.ts";
import { fieldValues } from "./column-values.ts";
import { decideDates, type DatesFound } from "./decide-dates.ts";
import type { Sample } from "./sample.ts";

const AT_FIRST = 2000;
/** So many dates of which none can be read are no chance. */
const ENOUGH = 20;

interface DateFormatFound {
  readonly format: DateFormat;
  readonly notes: readonly string[];
}

/**
 * The form of a file's dates: as the mapping says, else by its first dates, and where those leave day and month open by
 * the dates of all pieces. Throws Failures `ambiguous_dates` and `unknown_date_format`, which ask for `date_format`.
 */
export async function findDateFormat(
  path: string,
  sample: Sample,
  { text, context }: { readonly text: string; readonly context: ReaderContext },
): Promise<DateFormatFound> {
  const { mapping } = context;
  if (mapping?.date_format !== undefined) return { format: dateFormatNamed(mapping.date_format), notes: [] };
  const values = firstOf(fieldValues(text, "at", context), AT_FIRST);
  const found = decideDates(values);
  const dates = found.status === "undecided" ? await decideByAll(sample, context) : found;
  if (dates.status === "undecided") throw ambiguous(path, values);
  if (dates.status === "unknown") return withoutForm(path, values);
  const notes = dates.note === undefined ? [] : [dates.note];
  const open =
    values.some((value) => !/(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\b/i.test(value)) && !dates.format.startsWith("unix");
  if (open && mapping?.time_zone === undefined) {
    notes.push("Dates without an offset are read as UTC; name another zone in a mapping file (time_zone).");
  }
  return { format: dates.format, notes };
}

function firstOf(values: Iterable<string>, most: number): string[] {
  const taken: string[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length === most) break;
  }
  return taken;
}

/** One date that can only be read in one order is enough; it may stand anywhere. */
async function decideByAll(sample: Sample, context: ReaderContext): Promise<DatesFound> {
  const seen = new Map<string, string>();
  // The bytes of a line's end do not divide UTF-16.
  if (context.encoding.startsWith("utf-16")) return { status: "undecided" };
  for await (const piece of sample.pieces()) {
    const text = new TextDecoder(context.encoding).decode(piece);
    // The order shows in day and month alone, of which there are few.
    for (const value of fieldValues(text, "at", context)) seen.set(value.slice(0, 6), value);
    const found = decideDates([...seen.values()]);
    if (found.status === "decided") return found;
  }
  return { status: "undecided" };
}

function ambiguous(path: string, values: readonly string[]): Failure {
  return new Failure({
    code: "ambiguous_dates",
    status: 422,
    message: `In the dates of ${path} day and month could each be the other, for example ${shown(values[0] ?? "")}.`,
    advice: "Say which in a mapping file (date_format: dd/mm/yyyy or mm/dd/yyyy) and import with --map FILE.yaml.",
    details: { path },
  });
}

function withoutForm(path: string, values: readonly string[]): DateFormatFound {
  if (values.length < ENOUGH) return { format: "iso", notes: [] };
  throw new Failure({
    code: "unknown_date_format",
    status: 422,
    message: `The dates of ${path} have no form that is known, for example ${shown(values[0] ?? "")}.`,
    advice: "Check that the right column is taken for the date; date_format in a mapping file names the form.",
    details: { path },
  });
}
