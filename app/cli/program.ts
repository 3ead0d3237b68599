import { Command, InvalidArgumentError } from "commander";

import { addKeeping } from "./keep-program.ts";
import { DATA, JSON_OUTPUT, lazily } from "./options.ts";

import { addAudit } from "./audit-commands.ts";
import { beginCommand, recordAfterwards } from "./audit-trail.ts";
import { addConnectors } from "./connector-commands.ts";
import { addErasures } from "./erasures-commands.ts";
import { addRetention } from "./retention-commands.ts";

const OF_SOURCE = ["--source <name>", "of one source only"] as const;
const OF_REASON = ["--reason <code>", "of one reason only, for example unparsable_date"] as const;

/** The command line: every command with its arguments and options. */
export function programFor(version: string): Command {
  const program = new Command("firsthand")
    .description("One log of everything that passes between an organisation and people; every figure measured from it.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      "after",
      `
To begin with:
  npx firsthand import FILE           an export of conversations
  npx firsthand metrics               what it says
  npx firsthand quarantine list       what of it was not understood`,
    );
  addImport(program);
  addMetrics(program);
  addPosition(program);
  addModel(program);
  addQuarantine(program);
  addPeople(program);
  addKeeping(program);
  addErasures(program);
  addConnectors(program, wholeNumber);
  addRetention(program);
  addSample(program);
  addAudit(program, { data: DATA, json: JSON_OUTPUT, wholeNumber });
  // What changes something stands in the record of who did what.
  program.hook("preAction", (_program, command) => beginCommand(wordsOf(command)));
  program.hook("postAction", async (_program, command) => {
    const { configFor } = await import("./session.ts");
    await recordAfterwards(configFor(command.optsWithGlobals()));
  });
  pointToHelp(program, "npx firsthand");
  return program;
}

function addImport(program: Command): void {
  program
    .command("import")
    .description(
      "take in a file of conversations: .csv, .tsv, .jsonl, .mbox, .eml, Zendesk's .json, each also .gz; again adds nothing",
    )
    .argument("<file>", "an export, as it is")
    .option("--source <name>", "what the source is called (default: by the layout, or the file's name)")
    .option("--format <format>", "csv, tsv, jsonl, json, mbox or eml, where it cannot be told from the file")
    .option("--map <file.yaml>", "a mapping file: which column means what (docs/mapping-files.md)")
    .option("--country <code>", "two letters, for telephone numbers written without a country")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./import.ts")).importFile));
}

function addMetrics(program: Command): void {
  const metrics = program
    .command("metrics")
    .description("the figures, each with its interval and what to know about it (docs/metrics.md)")
    .option("--unit <unit>", "of one brand, market or team only")
    .option("--since <moment>", "from this day (2026-03-31, UTC) or moment on")
    .option("--until <moment>", "up to, not including, this day or moment")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./metrics.ts")).showMetrics));

  metrics
    .command("open")
    .description("the cases behind a figure, newest first")
    .argument("<id>", "the metric, for example reply_coverage")
    .option("--limit <rows>", "at most so many", wholeNumber, "50")
    .option("--csv", "print CSV, with all columns")
    .action(async (id: string, _options: unknown, command: Command) =>
      (await import("./metrics.ts")).openFigure(id, command.optsWithGlobals()),
    );
}

function addPosition(program: Command): void {
  program
    .command("position")
    .description("where we stand on the maturity map, what is not known, the nearest steps (docs/maturity.md)")
    .option("--unit <unit>", "of one brand, market or team only")
    .option("--since <moment>", "from this day (2026-03-31, UTC) or moment on (default: 90 days before the end)")
    .option("--until <moment>", "up to, not including, this day or moment (default: the newest day of the log)")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./position.ts")).tellPosition));
}

function addModel(program: Command): void {
  const model = program
    .command("model")
    .description("the maturity model: what the map asks, as a file (docs/models.md)");

  model
    .command("check")
    .description("what is wrong with a model file, line by line; nothing is changed, and no data are needed")
    .argument("<file>", "a model as YAML")
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./model.ts")).checkModel));

  model
    .command("show")
    .description("the text that is in force")
    .argument("[version]", "the text of this version", wholeNumber)
    .option(...DATA)
    .action(lazily(async () => (await import("./model.ts")).showModel));

  model
    .command("versions")
    .description("all versions: who, when and why")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./model.ts")).tellVersions));

  model
    .command("save")
    .description("put a model file in force, if it is right")
    .argument("<file>", "a model as YAML")
    .requiredOption("--why <text>", "why it is changed")
    .option(...DATA)
    .action(lazily(async () => (await import("./model.ts")).saveModelFile));
}

function addQuarantine(program: Command): void {
  const quarantine = program
    .command("quarantine")
    .description("what could not be understood, with reason, position and raw bytes");

  quarantine
    .command("list")
    .description("how much there is of what, and the things themselves")
    .option(...OF_SOURCE)
    .option(...OF_REASON)
    .option("--limit <rows>", "at most so many", wholeNumber, "50")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./quarantine.ts")).listInQuarantine));

  quarantine
    .command("show")
    .description("one of them with its bytes")
    .argument("<id>", "the id, or the beginning of it")
    .option("--raw", "write the bytes exactly as they came, and nothing else")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./quarantine.ts")).showInQuarantine));

  quarantine
    .command("replay")
    .description("try one, or all, again after a fix")
    .argument("[id]", "the id, or the beginning of it; without it: all")
    .option("--map <file.yaml>", "by this mapping")
    .option(...OF_SOURCE)
    .option(...OF_REASON)
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./quarantine.ts")).replayFromQuarantine));

  quarantine
    .command("dismiss")
    .description("take one off the list for good; its bytes are kept")
    .argument("<id>", "the id, or the beginning of it")
    .option(...DATA)
    .action(lazily(async () => (await import("./quarantine.ts")).dismissFromQuarantine));
}

function addPeople(program: Command): void {
  const people = program.command("people").description("who is one person, and why");

  people
    .command("show")
    .description("a person with all identities, and why they are one")
    .argument("<value>", "a mail address, telephone, customer number, account, or an identity's id")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./people.ts")).showOne));

  people
    .command("link")
    .description("decide that two identities are one person")
    .argument("<one>", "as for people show")
    .argument("<other>", "as for people show")
    .requiredOption("--reason <text>", "why")
    .option(...DATA)
    .action(lazily(async () => (await import("./people.ts")).linkTwo));

  people
    .command("undo")
    .description("take a link back, also one that a rule made")
    .argument("<one>", "as for people show")
    .argument("<other>", "as for people show")
    .requiredOption("--reason <text>", "why")
    .option(...DATA)
    .action(lazily(async () => (await import("./people.ts")).undoTwo));
}

function addSample(program: Command): void {
  const sample = program.command("sample").description("an invented organisation to look around in");

  sample
    .command("load")
    .description("take it in: about 5,000 interactions of thirteen weeks until yesterday")
    .option(...DATA)
    .action(lazily(async () => (await import("./sample.ts")).loadSample));

  sample
    .command("remove")
    .description("take all of it out again, and nothing else")
    .option(...DATA)
    .action(lazily(async () => (await import("./sample.ts")).removeSample));
}

/** The words of a command without its arguments: `people link`. */
function wordsOf(command: Command): string {
  const above = command.parent?.parent ? `${wordsOf(command.parent)} ` : "";
  return `${above}${command.name()}`;
}

function wholeNumber(text: string): string {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError("Give a whole number from 1 to 9999999.");
  return text;
}

/** Who mistyped something is shown the help of the command that was meant. */
function pointToHelp(command: Command, words: string): void {
  command.showHelpAfterError(`See: ${words} --help`);
  for (const child of command.commands) pointToHelp(child, `${words} ${child.name()}`);
}
