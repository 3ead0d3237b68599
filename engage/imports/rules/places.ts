/** A place in a list, as an opaque word. */
export function cursorOf(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

/** The place that a cursor means; undefined for what is none. */
export function placeOf(cursor: string): { readonly at: Date; readonly id: string } | undefined {
  const [moment = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) || !isId(id) ? undefined : { at, id };
}

/** Whether a text has the form of an id. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(text);
}
