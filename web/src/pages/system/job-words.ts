import { plainText } from "../../format/words.ts";

const known: Readonly<Record<string, string>> = {
  backup: "Backup, when one is due",
  "restore-drill": "Restore drill, when one is due",
  quality: "Look at data and rules, when it is due",
  reread: "Read again with a newer model",
  "tidy-uploads": "Tidy up uploads",
};

/** The name of a kind of job as people read it: "imports.run" is "Imports run". */
export function jobText(name: string): string {
  return known[name] ?? plainText(name.replaceAll(/[./:]+/g, " "));
}
