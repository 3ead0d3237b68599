import { plainText } from "../../format/words.ts";

/** The name of a kind of job as people read it: "imports.run" is "Imports run". */
export function jobText(name: string): string {
  return plainText(name.replaceAll(/[./:]+/g, " "));
}
