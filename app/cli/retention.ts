import { userInfo } from "node:os";

import { listHolds, listRuns, previewRun, runRetention, showRetention, tryRun } from "@firsthand/govern/retention";
import type { GivenRule, RetentionRun, RunItem } from "@firsthand/govern/retention/contract";
import { mintId } from "@firsthand/kernel/ids";

import { retentionGround } from "../retention-ground.ts";
import { beginCommand } from "./audit-trail.ts";
import { minuteOf } from "./figures.ts";
import { count, print, printJson, table } from "./output.ts";
import { nextCommand, withLog, type Place, type Session } from "./session.ts";

interface Shown extends Place {
  readonly json?: boolean;
}

/** Whose runs these are; a server has names of people, and its own. */
const commander = (): string => `${userInfo().username}, at the command line`;

const groundOf = ({ storage }: Session) =>
  retentionGround(storage.db, { now: () => new Date(), enqueue: () => Promise.resolve() });

const NAMES: Readonly<Record<GivenRule["field"], string>> = {
  everything: "everything",
  words: "words of messages",
  deliveries: "deliveries as they came",
  quarantine: "quarantine",
  identities: "who customers are",
};

/** `firsthand retention show`: the rules, and what is held. */
export async function showRules(options: Shown): Promise<void> {
  const { rules, holds } = await withLog(options, async (session) => {
    const ground = groundOf(session);
    const shown = await showRetention(session.storage.db, ground);
    return { rules: shown.rules, holds: (await listHolds(ground)).filter(({ active }) => active) };
  });
  if (options.json) {
    printJson({ rules, holds });
    return;
  }
  if (rules.length === 0) print("There are no rules: everything is kept for good. Make some in the app, at Retention.");
  else {
    const rows = rules.map(({ field, channel, unit, months, active, locked, by, at }) => [
      NAMES[field],
      channel ?? "every",
      unit ?? "all",
      `${count(months)} months`,
      [active ? "on" : "off", ...(locked ? ["locked"] : [])].join(", "),
      by,
      minuteOf(at),
    ]);
    print(table(["what", "channel", "unit", "kept", "state", "by", "since"], rows));
  }
  if (holds.length > 0) print(`\nHeld, whatever the rules say: ${count(holds.length)} (see Retention in the app).`);
}

/** `firsthand retention preview`: what would go now, remembered as seen. */
export async function previewRules(options: Shown & { readonly all?: boolean }): Promise<void> {
  const run = await withLog(options, (session) =>
    previewRun(groundOf(session), { withInactive: options.all === true, by: commander() }),
  );
  if (options.json) {
    printJson(run);
    return;
  }
  printItems(run);
  if (run.items.length > 0) print(`\nNothing was taken out. ${nextCommand("retention run", options)} does it.`);
}

/** `firsthand retention run`: takes out what is over its time; exit code 1 when the guard stopped it. */
export async function runRules(options: Shown & { readonly dryRun?: boolean }): Promise<void> {
  if (options.dryRun) await tryRules(options);
  else await takeOut(options);
}

async function tryRules(options: Shown): Promise<void> {
  // It changes nothing, so it does not stand in the record of who did what as a run does.
  beginCommand("retention run --dry-run");
  const tried = await withLog(options, (session) => tryRun(groundOf(session)));
  if (options.json) {
    printJson(tried);
    return;
  }
  printItems(tried);
  if (tried.stoppedBy.length > 0)
    print(`\nA run would stop: nobody has seen a preview of so much. See ${nextCommand("retention preview", options)}`);
}

async function takeOut(options: Shown): Promise<void> {
  const run = await withLog(options, async (session) => {
    const ground = groundOf(session);
    const by = commander();
    const begun = (await listRuns(ground)).find((one) => one.state === "running" && one.by === by);
    const id = begun?.id ?? mintId(0, ground.now().getTime(), ground.random);
    await runRetention(ground, { id, by, signal: session.stopAsked });
    return (await listRuns(ground)).find((one) => one.id === id);
  });
  if (run?.state === "stopped") process.exitCode = 1;
  if (options.json) {
    printJson(run ?? null);
    return;
  }
  if (!run) {
    print("Nothing is over its time.");
    return;
  }
  printItems(run);
  if (run.state === "stopped") {
    print("\nStopped before it began: it would take out much that no preview of the last seven days has shown.");
    print(`Look at it first: ${nextCommand("retention preview", options)}`);
  } else print(`\nTaken out: ${count(run.cleared)}.`);
}

/** `firsthand retention history`: runs and previews. */
export async function tellRuns(options: Shown): Promise<void> {
  const runs = await withLog(options, (session) => listRuns(groundOf(session)));
  if (options.json) {
    printJson(runs);
    return;
  }
  if (runs.length === 0) print("Nothing ran so far, and nobody looked at a preview.");
  else {
    const rows = runs.map(({ startedAt, kind, state, by, items, cleared }) => [
      minuteOf(startedAt),
      kind,
      state,
      count(sum(items, "due")),
      count(sum(items, "held")),
      count(cleared),
      by,
    ]);
    print(table(["when", "what", "state", "due", "held", "taken out", "by"], rows));
  }
}

const sum = (items: readonly RunItem[], of: "due" | "held") => items.reduce((all, item) => all + item[of], 0);

function printItems({ items }: Pick<RetentionRun, "items">): void {
  if (items.length === 0) {
    print("Nothing is over its time.");
    return;
  }
  const rows = items.map(({ field, channel, unit, months, due, held, oldest, newest }) => [
    NAMES[field],
    channel,
    unit,
    `${count(months)} months`,
    count(due),
    count(held),
    oldest?.slice(0, 10) ?? null,
    newest?.slice(0, 10) ?? null,
  ]);
  print(table(["what", "channel", "unit", "kept", "due", "held", "from", "to"], rows));
}
