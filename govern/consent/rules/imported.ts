import { consentChannel, type ConsentChannel, type Purpose } from "../contract.ts";
import { readCsv, type CsvRow } from "./csv.ts";

/** A consent as a line of a file says it; `customer` is a mail address, telephone, number, account or id. */
export interface ImportedConsent {
  readonly line: number;
  readonly customer: string;
  readonly purpose: string;
  readonly channel: ConsentChannel;
  readonly state: "given" | "withdrawn";
  readonly at: Date;
  readonly textShown: string | null;
  readonly proof: string | null;
}

/** What is wrong with a file, and where; never what stands there. */
export interface ImportFault {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

const NEEDED = ["customer", "purpose", "channel", "state", "at"] as const;
const KNOWN: readonly string[] = [...NEEDED, "text", "proof"];
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const LONGEST = { text: 2000, proof: 500 } as const;

/** All consents of a file, and all that is wrong with it: whoever finds a fault records none of them. */
export function readConsents(
  csv: string,
  purposes: readonly Pick<Purpose, "id" | "channels">[],
  now: Date,
): { readonly consents: readonly ImportedConsent[]; readonly faults: readonly ImportFault[] } {
  const [header, ...rows] = readCsv(csv) ?? [];
  if (!header) return only(1, "", "a quotation mark is opened and never closed, or the file is empty");
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) return only(header.line, missing.join(", "), "the first line has to name this column");
  const unknown = names.filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0) return only(header.line, "", `the columns are ${KNOWN.join(", ")}; others are not known`);
  if (new Set(names).size < names.length) return only(header.line, "", "a column is named twice");
  const known = new Map(purposes.map((purpose) => [purpose.id, purpose]));
  const faults: ImportFault[] = [];
  const consents = rows.flatMap((row) => {
    if (row.cells.length > names.length) {
      faults.push({ line: row.line, column: "", message: "the line has more cells than there are columns" });
      return [];
    }
    const { consent, wrong } = consentOf(row, names, { known, now });
    faults.push(...wrong);
    return consent ? [consent] : [];
  });
  return { consents, faults };
}

function only(line: number, column: string, message: string) {
  return { consents: [], faults: [{ line, column, message }] };
}

interface Around {
  readonly known: ReadonlyMap<string, Pick<Purpose, "channels">>;
  readonly now: Date;
}

function consentOf(
  { line, cells }: CsvRow,
  names: readonly string[],
  { known, now }: Around,
): { readonly consent?: ImportedConsent; readonly wrong: readonly ImportFault[] } {
  const cell = (name: string) => cells[names.indexOf(name)]?.trim() ?? "";
  const wrong: ImportFault[] = [];
  const fault = (column: string, message: string) => void wrong.push({ line, column, message });
  const purpose = known.get(cell("purpose"));
  const channel = consentChannel.safeParse(cell("channel").toLowerCase()).data;
  const state = stateOf(cell("state").toLowerCase());
  const at = instantOf(cell("at"));
  if (cell("customer") === "") fault("customer", "nobody is named");
  if (!purpose) fault("purpose", `the purposes are ${[...known.keys()].join(", ")}`);
  if (!channel) fault("channel", `the channels are ${consentChannel.options.join(", ")}`);
  else if (purpose && !purpose.channels.includes(channel))
    fault("channel", `this purpose knows ${purpose.channels.join(", ")}`);
  if (!state) fault("state", "write given or withdrawn");
  if (!at) fault("at", "write a moment as 2026-03-31 or 2026-03-31T09:30:00Z");
  else if (at > now) fault("at", "this moment has not come yet");
  for (const name of ["text", "proof"] as const)
    if (cell(name).length > LONGEST[name]) fault(name, `at most ${LONGEST[name]} characters`);
  if (wrong.length > 0 || !channel || !state || !at) return { wrong };
  const said = { customer: cell("customer"), purpose: cell("purpose"), channel, state, at };
  return { consent: { line, ...said, textShown: cell("text") || null, proof: cell("proof") || null }, wrong };
}

function stateOf(word: string): "given" | "withdrawn" | undefined {
  return word === "given" || word === "withdrawn" ? word : undefined;
}

/** Without a time zone a moment is one in UTC. */
function instantOf(text: string): Date | undefined {
  if (!INSTANT.test(text)) return undefined;
  const zoned = text.length <= 10 || /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
  const at = new Date(zoned.replace(" ", "T"));
  return Number.isNaN(at.getTime()) ? undefined : at;
}
