import type { Command } from "commander";

import { DATA, JSON_OUTPUT, lazily } from "./options.ts";

/** `firsthand retention`: how long data are kept, and taking out what is over its time. */
export function addRetention(program: Command): void {
  const retention = program
    .command("retention")
    .description("how long data are kept, and what is over its time (docs/privacy.md)");

  retention
    .command("show")
    .description("the rules, and what is held")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./retention.ts")).showRules));

  retention
    .command("preview")
    .description("what would go now; nothing is taken out, and for seven days a run may do what was shown")
    .option("--all", "as if every rule were on")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./retention.ts")).previewRules));

  retention
    .command("run")
    .description("take out now what the rules say; goes on where it was broken off")
    .option("--dry-run", "only say what it would do; nothing is taken out, and nothing counts as previewed")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./retention.ts")).runRules));

  retention
    .command("history")
    .description("runs and previews, the newest first: counts, no content")
    .option(...DATA)
    .option(...JSON_OUTPUT)
    .action(lazily(async () => (await import("./retention.ts")).tellRuns));
}
