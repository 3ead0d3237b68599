import { Failure } from "@firsthand/kernel/errors";

import { FORMATS, type Format } from "../contract.ts";
import { looksLikeTickets } from "../layouts/zendesk/detect-tickets.ts";

const MAIL_HEADERS =
  /^(?:from|to|cc|subject|date|message-id|received|return-path|mime-version|delivered-to|reply-to|x-[\w-]+):/i;

/** The format that somebody named. Throws a Failure `unknown_format`. */
export function formatNamed(name: string): Format {
  const format = FORMATS.find((known) => known === name.trim().toLowerCase());
  if (format) return format;
  throw new Failure({
    code: "unknown_format",
    status: 422,
    message: `"${name}" is no known format.`,
    advice: `Use one of ${FORMATS.join(", ")}, or leave it out and let it be found.`,
  });
}

/** The format of a file, by the ending of its name and by its first characters; `.csv` and `.tsv` are believed. */
export function detectFormat(path: string, text: string): Format {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === "csv" || ending === "tsv") return ending;
  const start = text.trimStart();
  if (looksLikeTickets(start)) return "json";
  if (start.startsWith("{")) return "jsonl";
  if (/^\[\s*\{/.test(start)) throw jsonList(path);
  if (start.startsWith("From ") && ending !== "eml") return "mbox";
  if (looksLikeMail(start)) return "eml";
  if (ending === "mbox" || ending === "eml" || ending === "jsonl") throw notWhatItSays(path, ending);
  return "csv";
}

/** Refuses a file that somebody calls mail and that is none. */
export function checkMail(path: string, format: Format, text: string): void {
  const start = text.trimStart();
  if (format === "mbox" && !start.startsWith("From ")) throw notWhatItSays(path, format);
  if (format === "eml" && !looksLikeMail(start) && !start.startsWith("From ")) throw notWhatItSays(path, format);
}

/** At least two of the first lines are headers that mails have. */
function looksLikeMail(start: string): boolean {
  const lines = start.slice(0, 20_000).split(/\r?\n/, 200);
  const blank = lines.indexOf("");
  const head = blank === -1 ? lines : lines.slice(0, blank);
  const first = /^[!-9;-~]+[ \t]*:/.test(head[0] ?? "");
  return first && head.filter((line) => MAIL_HEADERS.test(line)).length >= 2;
}

function jsonList(path: string): Failure {
  return new Failure({
    code: "json_list",
    status: 422,
    message: `${path} is one JSON list; JSON lines are read, one object a line, and of lists only Zendesk's tickets.`,
    advice: "Turn it into JSON lines, for example with: jq -c '.[]' file.json > file.jsonl",
    details: { path },
  });
}

/** The failure of a file that is said to have a format, by its name or by somebody, and has not. */
export function notWhatItSays(path: string, format: Format): Failure {
  const expected = {
    mbox: 'mbox files begin with a line "From "',
    eml: "mails begin with headers such as From, To and Date",
    json: "of JSON only lists of Zendesk's tickets are read",
    jsonl: "JSON lines hold one object a line, from { to }",
    csv: "",
    tsv: "",
  }[format];
  return new Failure({
    code: "wrong_format",
    status: 422,
    message: `${path} is not ${format}: ${expected}.`,
    advice: "Name the right format with --format.",
    details: { path, format },
  });
}
