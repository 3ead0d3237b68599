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
  /** Undefined when there is an administrator; the code is undefined when none is asked for. */
  readonly setup: { readonly code: string | undefined } | undefined;
  /** What the commands need around them. */
  readonly whereToRun: string;
  readonly notes: readonly string[];
}

/** The block that is printed when the server runs. */
export function startText(facts: StartFacts): string {
  const { version, data, keyPath, keyCreated, importCommand, metricsCommand, whereToRun, notes } = facts;
  const lines: [string, string][] = [
    ["Open", openText(facts)],
    ["Data", data],
    ["Import", `${importCommand} (in another terminal, ${whereToRun})`],
    ["Figures", metricsCommand],
    ["API", `${facts.url}/api/`],
    ["Key", `${keyPath}${keyCreated ? " (made just now; who has it may do everything)" : ""}`],
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

/** The address to open; while there is no administrator, what opening it does. */
function openText({ url, setup }: StartFacts): string {
  if (!setup) return `${url}/`;
  const { code } = setup;
  if (code === undefined) return `${url}/ and become the first administrator`;
  return `${url}/setup#code=${code} and become the first administrator (the code lasts until the next start)`;
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
