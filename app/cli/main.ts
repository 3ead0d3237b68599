import { Command, InvalidArgumentError } from "commander";

import { endText } from "../failures/index.ts";
import { importFile } from "./import.ts";
import { backUp, exportTo, loadFrom, restoreFrom } from "./keep.ts";
import { openFigure, showMetrics } from "./metrics.ts";
import { linkTwo, showOne, undoTwo } from "./people.ts";
import { dismissFromQuarantine, listInQuarantine, replayFromQuarantine, showInQuarantine } from "./quarantine.ts";

const DATA = ["--data <directory>", "where the data lie (default: DATA_DIR, or ./data)"] as const;
const JSON_OUTPUT = ["--json", "print JSON"] as const;

function wholeNumber(text: string): string {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError("Give a whole number from 1 to 9999999.");
  return text;
}

const program = new Command("firsthand")
  .description("One log of everything that passes between an organisation and people; every figure measured from it.")
  .showHelpAfterError("(see: npx firsthand --help)")
  .configureHelp({ showGlobalOptions: true });

program
  .command("import")
  .description("take in a file of conversations: .csv, .tsv, .jsonl, .mbox, .eml, each also .gz; again adds nothing")
  .argument("<file>")
  .option("--source <name>", "what the source is called (default: by the layout, or the file's name)")
  .option("--format <format>", "csv, tsv, jsonl, mbox or eml, where it cannot be told from the file")
  .option("--map <file.yaml>", "a mapping file: which column means what")
  .option("--country <code>", "two letters, for telephone numbers written without a country")
  .option(...DATA)
  .option(...JSON_OUTPUT)
  .action(importFile);

const metrics = program
  .command("metrics")
  .description("the figures, each with its interval and what to know about it")
  .option("--unit <unit>", "of one brand, market or team only")
  .option("--since <moment>", "from this day (2026-03-31) or moment on")
  .option("--until <moment>", "up to, not including, this day or moment")
  .option(...DATA)
  .option(...JSON_OUTPUT)
  .action(showMetrics);

metrics
  .command("open")
  .description("the conversations behind a figure, newest first")
  .argument("<id>", "the metric, for example reply_coverage")
  .option("--limit <rows>", "at most so many", wholeNumber, "50")
  .option("--csv", "print CSV")
  .action((id: string, _options: unknown, command: Command) => openFigure(id, command.optsWithGlobals()));

const quarantine = program
  .command("quarantine")
  .description("what could not be understood, with reason, position and raw bytes");

quarantine
  .command("list")
  .option("--source <name>", "of one source only")
  .option("--reason <code>", "of one reason only")
  .option("--limit <rows>", "at most so many", wholeNumber, "50")
  .option(...DATA)
  .option(...JSON_OUTPUT)
  .action(listInQuarantine);

quarantine
  .command("show")
  .argument("<id>", "the id, or the beginning of it")
  .option("--raw", "write the bytes as they came")
  .option(...DATA)
  .option(...JSON_OUTPUT)
  .action(showInQuarantine);

quarantine
  .command("replay")
  .description("try one, or all, again after a fix")
  .argument("[id]")
  .option("--map <file.yaml>", "by this mapping")
  .option("--source <name>", "of one source only")
  .option("--reason <code>", "of one reason only")
  .option(...DATA)
  .option(...JSON_OUTPUT)
  .action(replayFromQuarantine);

quarantine
  .command("dismiss")
  .argument("<id>")
  .option(...DATA)
  .action(dismissFromQuarantine);

const people = program.command("people").description("who is one person, and why");

people
  .command("show")
  .argument("<value>", "a mail address, telephone, customer number, account, or an identity's id")
  .option(...DATA)
  .option(...JSON_OUTPUT)
  .action(showOne);

people
  .command("link")
  .description("decide that two identities are one person")
  .argument("<one>")
  .argument("<other>")
  .requiredOption("--reason <text>", "why")
  .option(...DATA)
  .action(linkTwo);

people
  .command("undo")
  .description("take a link back, also one that a rule made")
  .argument("<one>")
  .argument("<other>")
  .requiredOption("--reason <text>", "why")
  .option(...DATA)
  .action(undoTwo);

program
  .command("backup")
  .description("everything in one file, also while the server runs")
  .argument("<file>")
  .option(...DATA)
  .action(backUp);

program
  .command("restore")
  .description("put a backup in place, verified before anything is changed")
  .argument("<file>")
  .option("--replace", "also where there are data already (they are kept beside)")
  .option(...DATA)
  .action(restoreFrom);

program
  .command("export")
  .description("the whole log as NDJSON (.gz: compressed)")
  .argument("<file>")
  .option(...DATA)
  .action(exportTo);

program
  .command("load")
  .description("an export into an empty installation")
  .argument("<file>")
  .option(...DATA)
  .action(loadFrom);

// Whoever reads the output may go away before it ends: `firsthand metrics | head`.
process.stdout.on("error", () => {});

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(endText(error));
  process.exitCode = 1;
}
