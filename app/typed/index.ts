/** A command for somebody to type; the directory is left out where it is the one that is taken anyhow. */
export function typedCommand(words: string, dataDirectory: string | undefined): string {
  return `npx firsthand ${words}${dataDirectory === undefined ? "" : ` --data ${quoted(dataDirectory)}`}`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
