import { type Command, Option } from "commander";

/** What commands have in common. */
interface Common {
  readonly data: readonly [flags: string, description: string];
  readonly json: readonly [flags: string, description: string];
  readonly wholeNumber: (text: string) => string;
}

/** `firsthand audit`: the record of who did what. */
export function addAudit(program: Command, { data, json, wholeNumber }: Common): void {
  const audit = program.command("audit").description("who did what to what, when and from where (docs/audit.md)");

  audit
    .command("verify")
    .description("whether anything was removed from the record or changed in it; exit code 1 if so")
    .option(...data)
    .option(...json)
    .action(async (options) => (await import("./audit.ts")).verifyAudit(options));

  chosenLines(audit.command("list").description("what was done, the newest first"))
    .option("--limit <rows>", "at most so many", wholeNumber, "50")
    .option(...data)
    .option(...json)
    .action(async (options) => (await import("./audit.ts")).listAudit(options));

  chosenLines(audit.command("export").description("all lines that fit, with before and after, as a file"))
    .argument("<file>", "ends in .csv or .jsonl")
    .option(...data)
    .action(async (file, options) => (await import("./audit.ts")).exportAudit(file, options));
}

function chosenLines(command: Command): Command {
  return command
    .option("--who <id>", "of this person, key or user only, by the id")
    .option("--operation <name>", "of this operation, or of a group such as access")
    .addOption(new Option("--outcome <word>", "how it ended").choices(["done", "refused", "failed"]))
    .option("--about <text>", "how an id begins, or words of the name of a setting")
    .option("--since <moment>", "from this day (2026-03-31, UTC) or moment on")
    .option("--until <moment>", "up to, not including, this day or moment");
}
