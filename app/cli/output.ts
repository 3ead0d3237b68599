/** Control characters in texts from outside could steer a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, " ");
}

/** How many places on the screen a text takes: characters as people count them. */
function width(text: string): number {
  return Array.from(GRAPHEMES.segment(text)).length;
}

const GRAPHEMES = new Intl.Segmenter();

/** The first characters of a text, as people count them. */
export function shortened(text: string, characters: number): string {
  const said = Array.from(GRAPHEMES.segment(text.slice(0, characters * 20)), ({ segment }) => segment);
  return said.length > characters ? `${said.slice(0, characters).join("")}…` : said.join("");
}

export function print(text = ""): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Rows under a header, in columns as wide as they need to be; numbers stand right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => printable(cell === null ? "–" : String(cell))));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ""))));
  const right = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] !== "string" || isNumber(row[column])),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const room = " ".repeat((widths[column] ?? 0) - width(cell));
        return right[column] ? room + cell : cell + room;
      })
      .join("  ")
      .trimEnd();
  const [top, ...below] = cells;
  return [line(top ?? []), widths.map((width) => "─".repeat(width)).join("  "), ...below.map(line)].join("\n");
}

function isNumber(text: string): boolean {
  return /^[–\d.,\s%+-]*$/.test(text);
}

/** A text broken between words into lines of at most `columns` places; all but the first are set in by `indent`. */
export function wrapped(
  text: string,
  { indent = "", columns = 100 }: { indent?: string; columns?: number } = {},
): string {
  const [lead = ""] = /^ */.exec(text) ?? [];
  const [first = "", ...words] = text.trim().split(" ");
  const lines: string[] = [];
  let line = lead + first;
  for (const word of words) {
    if (width(line) + 1 + width(word) <= columns) line += ` ${word}`;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line].join("\n");
}

/** Rows as CSV (RFC 4180); a cell that a spreadsheet would run as a formula is made harmless. */
export function csv(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    if (value === null) return "";
    const text = typeof value === "string" && /^[=+@\t\r-]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
}

/** A whole number with thin groups: 1,482. */
export function count(value: number): string {
  return value.toLocaleString("en-GB");
}

/** Bytes for people. */
export function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, value > 0 ? Math.floor(Math.log10(value) / 3) : 0);
  return `${(value / 1000 ** power).toLocaleString("en-GB", { maximumFractionDigits: 1 })} ${units[power]}`;
}
