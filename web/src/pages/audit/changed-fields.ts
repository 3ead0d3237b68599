/** A field of a setting, as text before and after; undefined where there was none. */
export interface ChangedField {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** How a setting changed: by its fields, or line by line where it is a text or a list of things. */
export type ShownChange =
  | { readonly kind: "fields"; readonly fields: readonly ChangedField[]; readonly unchanged: number }
  | { readonly kind: "lines"; readonly before: string; readonly after: string };

/** Chooses how a change is best read. */
export function shownChange(before: unknown, after: unknown): ShownChange {
  if (isLong(before) || isLong(after)) return { kind: "lines", before: wholeText(before), after: wholeText(after) };
  if (isFlat(before) && isFlat(after)) return byFields(before ?? {}, after ?? {});
  if (isPlain(before) && isPlain(after)) {
    return {
      kind: "fields",
      fields: [{ name: "", before: fieldText(before), after: fieldText(after) }],
      unchanged: 0,
    };
  }
  return { kind: "lines", before: wholeText(before), after: wholeText(after) };
}

type Flat = Readonly<Record<string, unknown>>;

function byFields(before: Flat, after: Flat): ShownChange {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const all = names.map((name) => ({ name, before: fieldText(before[name]), after: fieldText(after[name]) }));
  const fields = all.filter((field) => field.before !== field.after);
  return { kind: "fields", fields, unchanged: all.length - fields.length };
}

const isPlain = (value: unknown): boolean => value === null || typeof value !== "object";

/** Nothing, or fields whose values fit on a line each. */
function isFlat(value: unknown): value is Flat | null {
  if (value === null) return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  return Object.values(value).every(
    (one) => (isPlain(one) || (Array.isArray(one) && one.every(isPlain))) && !isLong(one),
  );
}

const isLong = (value: unknown): boolean => typeof value === "string" && (value.includes("\n") || value.length > 300);

function fieldText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(String).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function wholeText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
