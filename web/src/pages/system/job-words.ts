import { plainText } from "../../format/words.ts";

const known: Readonly<Record<string, string>> = {
  reread: "Read again with a newer model",
  "tidy-uploads": "Tidy up uploads",
};

/** The name of a kind of job as people read it: "imports.run" is "Imports run". */
export function jobText(name: string): string {
  return known[name] ?? plainText(name.replaceAll(/[./:]+/g, " "));
}
