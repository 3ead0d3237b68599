import type { Command } from "commander";

import { DATA, JSON_OUTPUT, lazily } from "./options.ts";

const KEY_FILE = [
  "--key-file <file>",
  "the key that you keep elsewhere (default: that of the data directory)",
] as const;

/** The commands for keeping data: backups and drills, exports, sealing keys. */
export function addKeeping(program: Command): void {
  addBackup(program);

  program
    .command("restore")
    .description("put a backup in place, verified before anything is changed")
    .argument("<file>", "what `firsthand backup` wrote")
    .option("--replace", "also where there are data already (they are kept beside)")
    .option(...KEY_FILE)
    .option(...DATA)
    .action(lazily(async () => (await import("./keep.ts")).restoreFrom));

  program
    .command("export")
    .description("the whole log as NDJSON, for other programs")
    .argument("<file>", "where to write it; compressed if it ends in .gz")
    .option(...DATA)
    .action(lazily(async () => (await import("./keep.ts")).exportTo));

  program
    .command("load")
    .description("an export into an empty installation")
    .argument("<file>", "what `firsthand export` wrote")
    .option(...DATA)
    .action(lazily(async () => (await import("./keep.ts")).loadFrom));

  addSecrets(program);
}

function addBackup(program: Command): void {
  const backup = program
    .command("backup")
    .description("everything in one encrypted file, also while the server runs (docs/operations.md)")
    .argument("[file]", "where to write it; a file of that name is replaced (default: the directory of backups)")
    .option("--plain", "do not encrypt it")
    .option(...DATA)
    .action(lazily(async () => (await import("./keep.ts")).backUp));

  backup
    .command("key")
    .description("show the key that backups are encrypted with, to be kept elsewhere")
    .action(async (_options: unknown, command: Command) =>
      (await import("./keep.ts")).showBackupKey(command.optsWithGlobals()),
    );

  backup
    .command("list")
    .description("the backups in the directory of backups, and what is wrong with them")
    .option(...JSON_OUTPUT)
    .action(async (_options: unknown, command: Command) =>
      (await import("./keep-runs.ts")).listBackups(command.optsWithGlobals()),
    );

  backup
    .command("drill")
    .description("try a backup by restoring it beside the data; nothing of them is changed")
    .argument("[file]", "the backup (default: the newest in the directory of backups)")
    .option(...KEY_FILE)
    .action(async (file: string | undefined, _options: unknown, command: Command) =>
      (await import("./keep-runs.ts")).drillBackup(file, command.optsWithGlobals()),
    );

  addForgetting(backup);
}

function addForgetting(backup: Command): void {
  backup
    .command("forget-replaced")
    .description("remove for good what was there before a restore; by itself it goes after seven days")
    .action(async (_options: unknown, command: Command) =>
      (await import("./keep-runs.ts")).forgetReplacedData(command.optsWithGlobals()),
    );
}

function addSecrets(program: Command): void {
  const secrets = program
    .command("secrets")
    .description("what is sealed in the database, and the keys it is sealed with");

  secrets
    .command("rotate")
    .description("make a new key, seal everything anew with it, and drop the old one; goes on where it was broken off")
    .option(...DATA)
    .action(lazily(async () => (await import("./keep-secrets.ts")).rotateSecrets));

  secrets
    .command("check")
    .description("whether everything that is sealed can be opened; nothing is changed")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./keep-secrets.ts")).tellSecrets));
}
