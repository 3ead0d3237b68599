import { Failure } from "@firsthand/kernel/errors";

const FROM_BACKUP = "Put the keys back from a backup (keys.json in the data directory, or FIRSTHAND_KEYS).";

/** The file or variable with the keys is not as it was written. */
export function keysDamaged(where: string): Failure {
  return new Failure({
    code: "keys_damaged",
    status: 500,
    message: `${where} does not hold keys.`,
    advice: FROM_BACKUP,
  });
}

/** Something was sealed with a key that is not here. */
export function keyMissing(version: number, purpose: string): Failure {
  return new Failure({
    code: "key_missing",
    status: 500,
    message: `The ${purpose} was sealed with key ${version}, which is not here.`,
    advice: FROM_BACKUP,
  });
}

/** What was sealed was altered, belongs elsewhere, or the key is another one. */
export function notReadable(purpose: string, cause?: unknown): Failure {
  return new Failure(
    {
      code: "sealed_not_readable",
      status: 500,
      message: `The ${purpose} cannot be opened: it was altered, belongs elsewhere, or was sealed with other keys.`,
      advice: `${FROM_BACKUP} If they are right, enter it anew.`,
    },
    cause === undefined ? {} : { cause },
  );
}

/** Keys that are given by a variable are not changed by us. */
export function oneKeyOnly(): Failure {
  return new Failure({
    code: "no_newer_key",
    status: 409,
    message: "FIRSTHAND_KEYS gives one key, so there is none to go over to.",
    advice:
      "Add a newer one behind it (FIRSTHAND_KEYS=1:...,2:...), start the server with it, and give this command again.",
  });
}

/** Two cannot change keys at the same time. */
export function rotatingAlready(): Failure {
  return new Failure({
    code: "keys_are_changing",
    status: 409,
    message: "The keys are being changed by another process already.",
    advice: "Wait until it is done.",
  });
}
