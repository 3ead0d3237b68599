import type { Command } from "commander";

import { JSON_OUTPUT, lazily } from "./options.ts";

/** The commands about connectors; `wholeNumber` reads a number that was typed. */
export function addConnectors(program: Command, wholeNumber: (text: string) => string): void {
  const connector = program
    .command("connector")
    .description("connectors to other systems, each a file (docs/connectors.md)");

  connector
    .command("list")
    .description("those that come with the product, and whether they were tried against the real thing")
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./connector.ts")).listConnectors));

  connector
    .command("check")
    .description(
      "what is wrong with a connector, line by line; with settings the first records, mapped; nothing is kept",
    )
    .argument("<file>", "a connector as YAML, or the id of one that comes with the product")
    .option("--settings <file>", "its settings, one a line; then the other side is asked")
    .option("--stream <name>", "of this stream (default: the first)")
    .option("--records <number>", "so many records", wholeNumber, "5")
    .option("--days <number>", "not older than so many days (default: as the connector says)", wholeNumber)
    .option("--event <file>", "an event as it would be sent: what becomes of it, without asking anybody")
    .option("--allow <host...>", "hosts in your own network that may be asked")
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./connector.ts")).checkConnector));
}
