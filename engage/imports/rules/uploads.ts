const LONGEST_NAME = 200;

/** Signs that hide or turn around what is written: controls, and those of writing direction. */
const HIDING = /[\p{Cc}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;

/** The name of a file as people may see it: without folders, hidden signs or what no text may hold. Never a path. */
export function cleanName(name: string): string {
  const last = name
    .toWellFormed()
    .normalize("NFC")
    .split(/[/\\]/u)
    .findLast((part) => part.trim() !== "");
  const clean = (last ?? "").replaceAll(HIDING, "").trim();
  if (/^\.*$/u.test(clean)) return "file";
  if (clean.length <= LONGEST_NAME) return clean;
  // The ending tells what the file is.
  const ending = /(?:\.[a-z\d]{1,8}){1,2}$/iu.exec(clean)?.[0] ?? "";
  return `${clean.slice(0, LONGEST_NAME - ending.length).toWellFormed()}${ending}`;
}

/** Bytes that stay free beside what is promised to uploads: the database needs room for what comes of them. */
const SPARED_BYTES = 256 * 1024 * 1024;

/** Whether a file finds room: `promised` bytes of other uploads are still to come. */
export function findsRoom(disk: { readonly free: number; readonly promised: number }, size: number): boolean {
  return disk.free - disk.promised - SPARED_BYTES >= size;
}
