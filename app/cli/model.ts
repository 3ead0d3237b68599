import { readFile, stat } from "node:fs/promises";
import { userInfo } from "node:os";

import { Failure } from "@firsthand/kernel/errors";
import {
  inForce,
  listVersions,
  MODEL_LENGTH,
  saveModel,
  showVersion,
  type ModelContents,
  type ModelFault,
} from "@firsthand/transform/models";

import { maturityKind, takeShippedModel } from "../position.ts";
import { minuteOf } from "./figures.ts";
import { count, print, printable, printJson, table } from "./output.ts";
import { nextCommand, withLog, withNewLog, type Place, type Session } from "./session.ts";

interface ForPrograms {
  readonly json?: boolean;
}

/** `firsthand model check FILE`: what a model holds, or every mistake with its line, and then exit code 1. */
export async function checkModel(file: string, { json }: ForPrograms): Promise<void> {
  const read = maturityKind().read(await textOf(file));
  if (json) printJson(read.ok ? { ok: true, contents: read.contents, faults: [] } : { ...read, contents: null });
  else if (read.ok) print(`${printable(file)} is right: ${contentsText(read.contents)}.`);
  else printFaults(file, read.faults);
  if (!read.ok) process.exitCode = 1;
}

/** `firsthand model show [VERSION]`: the text in force, or that of another version, as it was written. */
export async function showModel(version: string | undefined, options: Place): Promise<void> {
  const { text } = await inModel(options, async ({ storage: { db } }) =>
    version === undefined ? await inForce(db, "maturity") : await showVersion(db, "maturity", Number(version)),
  );
  process.stdout.write(text);
}

/** `firsthand model versions`: who put what in force, when and why, the newest first. */
export async function tellVersions(options: Place & ForPrograms): Promise<void> {
  const versions = await inModel(options, ({ storage: { db } }) => listVersions(db, "maturity"));
  if (options.json) {
    printJson(versions);
    return;
  }
  const rows = versions.map(({ version, savedAt, savedBy, origin, why }) => [
    version,
    minuteOf(savedAt),
    savedBy,
    origin,
    why,
  ]);
  print(table(["version", "in force since", "by", "text", "why"], rows));
  print(`\nThe first line is in force. See a text: ${nextCommand("model show VERSION", options)}`);
}

/** `firsthand model save FILE --why TEXT`: puts it in force if it is right; else nothing changes and exit code 1. */
export async function saveModelFile(file: string, options: Place & { readonly why: string }): Promise<void> {
  const kind = maturityKind();
  const text = await textOf(file);
  const read = kind.read(text);
  if (!read.ok) {
    printFaults(file, read.faults);
    print("Nothing was changed: what was in force stays in force.");
    process.exitCode = 1;
    return;
  }
  const saved = await inNewModel(options, async ({ storage: { db } }) => {
    const { version } = await inForce(db, kind.name);
    const by = userInfo().username;
    return await saveModel(db, kind, { text, why: options.why, ifVersion: version, by, now: new Date() });
  });
  print(`Version ${saved.version} is in force: ${contentsText(read.contents)}.`);
  print(`See the position: ${nextCommand("position", options)}`);
}

/** Works with the models of an installation, of which that of the product is in force at least. */
async function inModel<Result>(place: Place, work: (session: Session) => Promise<Result>): Promise<Result> {
  return await withLog(place, (session) => afterShipped(session, work));
}

async function inNewModel<Result>(place: Place, work: (session: Session) => Promise<Result>): Promise<Result> {
  return await withNewLog(place, (session) => afterShipped(session, work));
}

async function afterShipped<Result>(session: Session, work: (session: Session) => Promise<Result>): Promise<Result> {
  await takeShippedModel(session.storage.db, new Date());
  return await work(session);
}

/** A character of UTF-8 has four bytes at most. */
const LARGEST = MODEL_LENGTH * 4;

async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    throw new Failure({
      code: "file_not_found",
      status: 404,
      message: `There is no file ${file}.`,
      advice: "Check the name.",
    });
  }
  if (found.size > LARGEST) throw unreadable(file, `it is longer than ${count(MODEL_LENGTH)} characters`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (error) {
    throw unreadable(file, error instanceof TypeError ? "it is not UTF-8" : "it may not be read");
  }
}

function unreadable(file: string, why: string): Failure {
  return new Failure({
    code: "unreadable_file",
    status: 422,
    message: `The file ${file} cannot be read: ${why}.`,
    advice: "A model is a text file in UTF-8; docs/models.md describes it.",
  });
}

/** As compilers write it, so that editors can jump there. */
function printFaults(file: string, faults: readonly ModelFault[]): void {
  for (const { line, path, message } of faults)
    print(printable(`${file}:${line} ${path === "" ? "" : `${path}: `}${message}`));
}

function contentsText(contents: ModelContents): string {
  return Object.entries(contents)
    .map(([things, amount]) => `${count(amount)} ${things}`)
    .join(", ");
}
