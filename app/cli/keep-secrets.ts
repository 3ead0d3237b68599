import { Failure } from "@firsthand/kernel/errors";
import { checkSecrets, rotateKeys } from "@firsthand/platform/secrets";

import { sealedColumns } from "../keeping.ts";
import { count, print, printable, printJson, table } from "./output.ts";
import { nextCommand, withLog, type Place } from "./session.ts";

/** `firsthand secrets rotate`: a new key, everything sealed anew, the old key gone. */
export async function rotateSecrets(options: Place): Promise<void> {
  const rotated = await withLog(options, ({ config, storage: { db } }) =>
    rotateKeys(db, config, { columns: sealedColumns }),
  );
  print(`${count(rotated.resealed)} secrets were sealed anew with key ${rotated.version}.`);
  if (rotated.dropped.length > 0) print(`Gone: key ${rotated.dropped.join(", ")}. Backups made before hold it.`);
  if (rotated.unreadable.length > 0) throw unreadable(rotated.unreadable.length, options);
  if (rotated.kept.length > 0) print(keptText(rotated.kept, options));
}

function keptText(kept: readonly number[], options: Place): string {
  const which = `Key ${kept.join(", ")}`;
  return `${which} can go once ${nextCommand("secrets check", options)} shows nothing older: take it out of FIRSTHAND_KEYS, or give this command again.`;
}

function unreadable(rows: number, options: Place): Failure {
  return new Failure({
    code: "sealed_not_readable",
    status: 500,
    message: `${count(rows)} secrets could not be opened, so the old keys are kept.`,
    advice: `See which: ${nextCommand("secrets check", options)}. Enter them anew, or restore the keys of a backup; then give this command again.`,
  });
}

/** `firsthand secrets check`: what is sealed where, and with which key; exit code 1 when something cannot be opened. */
export async function tellSecrets(options: Place & { readonly json?: boolean }): Promise<void> {
  const check = await withLog(options, ({ config, storage: { db } }) => checkSecrets(db, config, sealedColumns));
  const bad = check.columns.filter(({ unreadable: rows }) => rows.length > 0);
  if (bad.length > 0) process.exitCode = 1;
  if (options.json) {
    printJson(check);
    return;
  }
  print(
    table(
      ["table", "column", "sealed", "with an older key", "cannot be opened"],
      check.columns.map((one) => [one.table, one.column, one.sealed, one.older, one.unreadable.length]),
    ),
  );
  print(
    check.version === undefined
      ? "\nNothing was sealed yet."
      : `\nKey ${check.version} seals; here are: ${check.keys.join(", ")}.`,
  );
  for (const { table: name, column, unreadable: rows } of bad) {
    for (const row of rows) print(`! ${name} ${printable(row)}: ${column} cannot be opened`);
  }
}
