import { Failure } from "@firsthand/kernel/errors";

import { foreseenFailure } from "../failures/index.ts";
import { count } from "./output.ts";

/** Somebody asked to stop; everything up to this record of the file is stored. */
export function stoppedAsAsked(records: number): Failure {
  return new Failure({
    code: "stopped",
    status: 499,
    message: "Stopped, as you asked.",
    advice: whereItGoesOn(records),
    details: { records },
  });
}

const PASSING = new Set(["database_away", "disk_full"]);

/** What ended an import before its end; where the reason may pass it says how far the import had come. */
export function importEnd(error: unknown, records: number): unknown {
  const failure = error instanceof Failure ? error : foreseenFailure(error);
  if (!failure || !PASSING.has(failure.code)) return error;
  const { code, status, message, advice, details } = failure;
  return new Failure(
    {
      code,
      status,
      message,
      advice: `${advice ? `${advice}\n` : ""}${whereItGoesOn(records)}`,
      details: { ...details, records },
    },
    { cause: error },
  );
}

function whereItGoesOn(records: number): string {
  return records > 0
    ? `${count(records)} records of the file are stored; the same command goes on after them.`
    : "Nothing of the file is stored yet; the same command begins it again.";
}
