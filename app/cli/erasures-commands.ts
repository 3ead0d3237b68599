import type { Command } from "commander";

import { DATA, JSON_OUTPUT, lazily } from "./options.ts";

/** `firsthand erasures`: who was erased, and erasing them again after a restore. */
export function addErasures(program: Command): void {
  const erasures = program
    .command("erasures")
    .description("who was erased, by ids alone; a restored backup is erased by this list (docs/privacy.md)");

  erasures
    .command("list")
    .description("all erasures, the oldest first")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./erasures.ts")).listErasures));

  erasures
    .command("replay")
    .description("erase again whom an older state of the data brought back; restore and load do it by themselves")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./erasures.ts")).replayTheErasures));
}
