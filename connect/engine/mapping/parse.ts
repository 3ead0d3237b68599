/** Objects within objects deeper than this are no record of anything. */
export const DEEPEST = 60;

/** JSON whose whole numbers stay exact: those that a number cannot hold become texts. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  // Most answers have no long numbers, and need no second look.
  return JSON.parse(/\d{16}/.test(text) ? quoted(text) : text);
}

/** The same JSON with quotes around the numbers that are too long. A reviver would do it too, but not at any depth. */
function quoted(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const here = text.charCodeAt(at);
    if (here === QUOTE) {
      at = endOfText(text, at);
      continue;
    }
    if (here !== MINUS && !isDigit(here)) continue;
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text)?.[0] ?? "";
    if (/^-?\d{16,}$/.test(number) && !Number.isSafeInteger(Number(number))) {
      parts.push(text.slice(from, at), `"${number}"`);
      from = at + number.length;
    }
    at += Math.max(0, number.length - 1);
  }
  return from === 0 ? text : parts.join("") + text.slice(from);
}

const [QUOTE, BACKSLASH, MINUS] = [34, 92, 45];
const NUMBER = /-?[\d.eE+-]*/y;
const isDigit = (code: number) => code >= 48 && code <= 57;

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const here = text.charCodeAt(at);
    if (here === BACKSLASH) at++;
    else if (here === QUOTE) return at;
  }
  return text.length;
}

/** Whether something is nested too deeply to be worked with. */
export function isTooDeep(value: unknown, deepest = DEEPEST): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one.value !== "object" || one.value === null) continue;
    if (one.depth > deepest) return true;
    for (const inner of Object.values(one.value)) waiting.push({ value: inner, depth: one.depth + 1 });
  }
  return false;
}

const DEEP_FIELDS = 3;

/** The names of the fields of a record, those of inner objects with dots; what arrays hold has `[]`. */
export function fieldsOf(record: unknown): string[] {
  const found = new Set<string>();
  collect(record, { prefix: "", depth: 1, found });
  return [...found];
}

function collect(value: unknown, { prefix, depth, found }: Collecting): void {
  if (typeof value !== "object" || value === null || depth > DEEP_FIELDS) return;
  if (Array.isArray(value)) {
    for (const inner of value.slice(0, 20)) collect(inner, { prefix: `${prefix}[]`, depth, found });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (found.size >= 200) return;
    const name = prefix === "" ? key : `${prefix}.${key}`;
    if (key.length <= 60 && inner !== null) found.add(name);
    collect(inner, { prefix: name, depth: depth + 1, found });
  }
}

interface Collecting {
  readonly prefix: string;
  readonly depth: number;
  readonly found: Set<string>;
}
