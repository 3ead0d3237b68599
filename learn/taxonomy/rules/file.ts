const MARK = /^# Taken out of version (\d{1,9})\.[^\n]*\n/;

/** A text as it is taken out to be changed: its first line says of which version it is. */
export function asFile(text: string, version: number): string {
  return `# Taken out of version ${version}. Put in force again, it is refused where another version is in force by then.\n${text}`;
}

/** A text that is put in force, without that line; `version` is undefined where it has none. */
export function fromFile(text: string): { readonly text: string; readonly version: number | undefined } {
  const found = MARK.exec(text.replace("\r\n", "\n"));
  if (!found) return { text, version: undefined };
  return { text: text.slice(text.indexOf("\n") + 1), version: Number(found[1]) };
}
