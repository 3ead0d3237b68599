import type { Config } from "@firsthand/platform/config";

import { typedCommand } from "../typed/index.ts";

/** What the person who starts the server reads. */
export interface StartFacts {
  readonly version: string;
  readonly url: string;
  /** Where the data are, as the storage describes it. */
  readonly data: string;
  readonly keyPath: string;
  readonly keyCreated: boolean;
  readonly importCommand: string;
  readonly metricsCommand: string;
  readonly quarantineCommand: string;
  /** What the commands need around them. */
  readonly whereToRun: string;
  readonly notes: readonly string[];
}

/** The block that is printed when the server runs. */
export function startText(facts: StartFacts): string {
  const { version, url, data, keyPath, keyCreated, importCommand, metricsCommand, whereToRun, notes } = facts;
  const lines: [string, string][] = [
    ["Open", `${url}/`],
    ["Data", data],
    ["Import", `${importCommand} (in another terminal, ${whereToRun})`],
    ["Figures", metricsCommand],
    ["API", `${url}/api/`],
    ["Key", `${keyPath}${keyCreated ? " (made just now; who has it may read everything)" : ""}`],
    ["Stop", "Ctrl-C"],
    ...notes.map((note): [string, string] => ["Note", note]),
  ];
  return [
    "",
    `Firsthand ${version} runs.`,
    "",
    ...lines.map(([name, text]) => `  ${name.padEnd(9)}${text}`),
    "",
    "",
  ].join("\n");
}

/** A command for the data of this server; the directory is left out where it is the default. */
export function commandFor(
  words: string,
  { dataDirectory }: Pick<Config, "dataDirectory">,
  defaultDirectory: string,
): string {
  return typedCommand(words, dataDirectory === defaultDirectory ? undefined : dataDirectory);
}

/** Where a command finds the same data as this server, to be read after "in a terminal, ". */
export function whereToRun({ databaseUrl }: Pick<Config, "databaseUrl">): string {
  return `in the folder of the program${databaseUrl === undefined ? "" : ", with the same DATABASE_URL"}`;
}

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A span of time in its largest unit: "3 hours". */
export function spanText(seconds: number): string {
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? (["second", 1] as const);
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const counts = new Intl.NumberFormat("en");
const moments = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** A count with its thousands set apart. */
export function countText(count: number): string {
  return counts.format(count);
}

/** A moment in UTC. */
export function momentText(moment: Date): string {
  return `${moments.format(moment)} UTC`;
}
