import { payloads } from "./payloads.ts";

/** A file as a customer's system could give it: its name and its bytes. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a record may hold: the reader sets the others aside, one by one. */
const written = Object.entries(payloads)
  .filter(([, payload]) => !payload.includes("\0") && payload.isWellFormed() && payload.trim() !== "")
  .map(([name, payload]) => ({ name, payload, short: payload.slice(0, 240).toWellFormed() }));

/** What of the corpus a record can say, whole and as short as a name must be. */
export const sayable: readonly { readonly name: string; readonly payload: string; readonly short: string }[] = written;

const columns = [
  ["id", "at", "direction", "kind", "channel", "author", "author_role", "author_name", "author_email"],
  ["author_function", "recipient", "recipient_name", "thread", "parents", "unit", "subject", "text", "a column"],
].flat();

const cellsOf = ({ name, payload, short }: (typeof written)[number], at: number): string[] => [
  `${name} ${short}`,
  new Date(Date.UTC(2026, 2, 1) + at * 60_000).toISOString(),
  "in",
  "message",
  short,
  `${name} ${short}`,
  "customer",
  short,
  `${name}@example.org`,
  short,
  short,
  short,
  `${name} ${short}`,
  "",
  short,
  payload,
  payload,
  payload,
];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** One row a payload, which stands in every cell of it. */
export function hostileCsv(): HostileFile {
  const rows = written.map((one, at) => cellsOf(one, at).map(quoted).join(","));
  return { name: "rows.csv", bytes: Buffer.from(`${columns.join(",")}\r\n${rows.join("\r\n")}\r\n`) };
}

/** One object a payload, with keys that mean something to JavaScript. */
export function hostileLines(): HostileFile {
  const lines = written.map((one, at) => {
    const cells = cellsOf({ ...one, name: `lines ${one.name}` }, at);
    const own = JSON.stringify(Object.fromEntries(columns.map((column, place) => [column, cells[place]])));
    const more = `"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}},"extra":{"__proto__":"x"}`;
    return `${own.slice(0, -1)},${more}}`;
  });
  return { name: "lines.jsonl", bytes: Buffer.from(`${lines.join("\n")}\n`) };
}

const header = (text: string) => text.replaceAll(/[\r\n]+/g, " ");
const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;

/** A mail whose every header says the payload, plain and encoded, with a name of a file and a part of HTML. */
function mailOf({ name, payload, short }: (typeof written)[number], at: number): string {
  const moment = new Date(Date.UTC(2026, 3, 1) + at * 60_000).toUTCString().replace("GMT", "+0000");
  return [
    `From: ${word(short)} <${name}@customer.example>`,
    `To: "${header(short).replaceAll('"', "")}" <desk@example.org>`,
    `Cc: ${header(short)}`,
    `Date: ${moment}`,
    `Subject: ${word(payload)}`,
    `Message-ID: <${name}.${at}@customer.example>`,
    `In-Reply-To: ${header(short)}`,
    `References: ${header(payload).slice(0, 900)}`,
    `X-${name}: ${header(short)}`,
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=part",
    "",
    "--part",
    "Content-Type: multipart/alternative; boundary=inner",
    "",
    "--inner",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(`mail ${payload}`).toString("base64"),
    "--inner",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(`<p>mail</p>${payload}`).toString("base64"),
    "--inner--",
    "--part",
    `Content-Type: text/html; name="${header(short).replaceAll('"', "")}"`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(short)}`,
    "",
    "x",
    "--part--",
    "",
  ].join("\r\n");
}

/** All of them as one mailbox. */
export function hostileMailbox(): HostileFile {
  const mails = written.map((one, at) => `From a@b.example Thu Apr  2 03:04:05 2026\r\n${mailOf(one, at)}\r\n`);
  return { name: "mails.mbox", bytes: Buffer.from(mails.join("")) };
}

/** One mail as a file of its own, called as badly as its content. */
export function hostileMail(): HostileFile {
  const one = { name: "alone", payload: payloads["image"] ?? "", short: payloads["image"] ?? "" };
  return { name: `${one.short}.eml`, bytes: Buffer.from(mailOf(one, 5000)) };
}

/** Rows that nobody can understand: they go to the quarantine with their bytes. */
export function hostileRubbish(): HostileFile {
  const rows = Object.values(payloads).map((payload, at) =>
    [`r${at}`, "2026-03-01T10:00:00Z", `x${payload}`, payload].map(quoted),
  );
  return { name: "rubbish.csv", bytes: Buffer.from(`id,at,direction,text\n${rows.join("\n")}\n`) };
}
