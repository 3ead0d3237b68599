/** A part of a template: a text that stands for itself, or the name of a value and how a time is written. */
type Part = string | { readonly name: string; readonly format: TimeFormat | null };

const TIME_FORMATS = ["iso", "seconds", "milliseconds", "date", "naive", "spaced"] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

/** A template in its parts, or what is wrong with it. */
export type TemplateRead =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly message: string };

const NAME = /^([a-z][a-z0-9_]*(?:\.[A-Za-z0-9_$]+)*)(?:\|([a-z]+))?$/;

/** Reads a template: `{name}`, `{name|format}`, `{{` for a brace. */
export function readTemplate(text: string): TemplateRead {
  const parts: Part[] = [];
  let said = "";
  for (let at = 0; at < text.length; at++) {
    const here = text.charAt(at);
    if (here !== "{" && here !== "}") {
      said += here;
      continue;
    }
    if (text[at + 1] === here) {
      said += here;
      at++;
      continue;
    }
    if (here === "}") return { ok: false, message: "a } without its {; write }} for a brace" };
    const end = text.indexOf("}", at);
    if (end === -1) return { ok: false, message: "a { without its }; write {{ for a brace" };
    const [, name = "", format] = NAME.exec(text.slice(at + 1, end)) ?? [];
    if (name === "") return { ok: false, message: "write a name between { and }, for example {since} or {since|date}" };
    if (format !== undefined && !isTimeFormat(format))
      return { ok: false, message: `there is no form ${format}; there are ${TIME_FORMATS.join(", ")}` };
    if (said !== "") parts.push(said);
    said = "";
    parts.push({ name, format: format ?? null });
    at = end;
  }
  if (said !== "") parts.push(said);
  return { ok: true, parts };
}

function isTimeFormat(word: string): word is TimeFormat {
  return (TIME_FORMATS as readonly string[]).includes(word);
}

/** The names that a template holds; of one that is wrong none. */
export function namesIn(template: string): readonly { readonly name: string; readonly format: TimeFormat | null }[] {
  const read = readTemplate(template);
  return read.ok ? read.parts.filter((part) => typeof part !== "string") : [];
}

/** Looks a value up; undefined where it is not known. */
export type Values = (name: string) => unknown;

/**
 * A template with its values, each written by `encode`; undefined where one of them is not known, an empty one counting
 * as not known. Values are never read as templates themselves.
 */
export function fillTemplate(template: string, values: Values, encode: (value: string) => string): string | undefined {
  const read = readTemplate(template);
  if (!read.ok) return undefined;
  let filled = "";
  for (const part of read.parts) {
    if (typeof part === "string") {
      filled += part;
      continue;
    }
    const written = writtenValue(values(part.name), part.format);
    if (written === undefined) return undefined;
    filled += encode(written);
  }
  return filled;
}

/** The value of a template that is a single name, as it is (a number stays one); else its text. */
export function valueOf(template: string, values: Values): unknown {
  const read = readTemplate(template);
  const [only] = read.ok && read.parts.length === 1 ? read.parts : [];
  if (only === undefined || typeof only === "string") return fillTemplate(template, values, (text) => text);
  const value = values(only.name);
  if (value === "") return undefined;
  if (typeof value !== "number" && typeof value !== "boolean" && !(value instanceof Date))
    return writtenValue(value, only.format);
  return value instanceof Date ? timeOf(value, only.format) : value;
}

function writtenValue(value: unknown, format: TimeFormat | null): string | undefined {
  if (value instanceof Date) return String(timeOf(value, format));
  if (typeof value === "string") return value === "" ? undefined : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function timeOf(time: Date, format: TimeFormat | null): string | number {
  const iso = time.toISOString();
  switch (format) {
    case "seconds":
      return Math.floor(time.getTime() / 1000);
    case "milliseconds":
      return time.getTime();
    case "date":
      return iso.slice(0, 10);
    case "naive":
      return iso.slice(0, 19);
    case "spaced":
      return iso.slice(0, 19).replace("T", " ");
    case "iso":
    case null:
      return `${iso.slice(0, 19)}Z`;
  }
}

/** What stands in a value under names that are joined by dots; undefined where nothing does. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, key) => {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, key)) return undefined;
    const found: unknown = Reflect.get(inner, key);
    return found;
  }, value);
}
