/** An object of JSON, not an array. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether something is an object with fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text or a number as text; anything else, and a text without any sign: undefined. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Everything that has no field of its own in a record, as texts; what is nested stays JSON. Nothing is left out. */
export function extraOf(fields: Fields, known: ReadonlySet<string>): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (known.has(key) || value === null || value === undefined) continue;
    put(extra, key, typeof value === "string" ? value : JSON.stringify(value));
  }
  return extra;
}

/** Such a key as `__proto__` is a key like any other. */
function put(extra: Record<string, string>, key: string, value: string): void {
  Object.defineProperty(extra, key, { value, enumerable: true, writable: true, configurable: true });
}
