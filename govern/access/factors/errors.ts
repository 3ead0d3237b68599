import { Failure } from "@firsthand/kernel/errors";

/** The step before this one is too long ago, was used, or was never made. */
export function stepOver(): Failure {
  return new Failure({
    code: "step_over",
    status: 403,
    message: "This step of signing in is over.",
    advice: "Begin again with your password.",
  });
}

export function wrongCode(): Failure {
  return new Failure({
    code: "wrong_code",
    status: 403,
    message: "This code is not right, or it was used already.",
    advice:
      "Write the code that the app shows now, and wait for the next one after using it. The clock of your device must be right.",
  });
}

/** Guesses are ended for good until a recovery code or a passkey is used. */
export function codesLocked(): Failure {
  return new Failure({
    code: "codes_locked",
    status: 403,
    message: "Too many wrong codes were given in a row: codes of the app are not taken any more.",
    advice: "Sign in with a recovery code or a passkey, or ask an administrator to remove your second factor.",
  });
}

/** Who changes how they sign in shows first that it is still them. */
export function proofNeeded(ways: { password: boolean; passkey: boolean }): Failure {
  return new Failure({
    code: "proof_needed",
    status: 403,
    message: "This needs a proof, not older than ten minutes, that it is still you.",
    advice:
      ways.password || ways.passkey
        ? "Give your password or use a passkey, then do it again."
        : "Sign out, sign in again, and do it then.",
    details: ways,
  });
}

export function appAlready(): Failure {
  return new Failure({
    code: "app_already_used",
    status: 409,
    message: "An authenticator app is asked for already.",
    advice: "Remove it first, to put another in its place.",
  });
}

export function noApp(): Failure {
  return new Failure({
    code: "app_not_begun",
    status: 409,
    message: "No authenticator app was begun, or there is none.",
    advice: "Begin with it in the settings of your account.",
  });
}

/** The rule of the installation asks for one. */
export function factorNeeded(): Failure {
  return new Failure({
    code: "factor_needed",
    status: 409,
    message: "This installation asks you for a second factor, and this is the last one you have.",
    advice: "Add another one first, for example a passkey.",
  });
}

/** Passkeys are tied to a name and to a connection that nobody can change. */
export function passkeysNotHere(): Failure {
  return new Failure({
    code: "passkeys_not_here",
    status: 400,
    message: "Passkeys work only where Firsthand is opened by https and by a name, or as localhost.",
    advice: "Open it by its name, for example http://localhost:4600 in place of http://127.0.0.1:4600.",
  });
}

/** `cause` says more to who looks into it; to who asks all are the same. */
export function passkeyRefused(cause?: unknown): Failure {
  return new Failure(
    {
      code: "passkey_refused",
      status: 403,
      message: "This passkey does not open an account here.",
      advice: "Sign in with your password. Passkeys are added and removed in the settings of an account.",
    },
    cause === undefined ? {} : { cause },
  );
}

export function passkeyKnown(): Failure {
  return new Failure({
    code: "passkey_known",
    status: 409,
    message: "This passkey is known already.",
    advice: "Load the list again, or choose another device.",
  });
}

export function unknownPasskey(id: string): Failure {
  return new Failure({
    code: "passkey_unknown",
    status: 404,
    message: "You have no such passkey.",
    advice: "Load the list again: it may have been removed already.",
    details: { id },
  });
}

export function ruleChanged(now: { secondFactor: string; version: number; changedBy: string | null }): Failure {
  return new Failure({
    code: "rule_changed",
    status: 409,
    message: `${now.changedBy ?? "Somebody"} changed this meanwhile.`,
    advice: "Look at what stands now, and decide again.",
    details: now,
  });
}

/** Where no mail can be sent. */
export function noReset(): Failure {
  return new Failure({
    code: "reset_not_possible",
    status: 409,
    message: "This installation sends no mail, so it cannot send a link for a new password.",
    advice: "Ask an administrator to remove and invite you again.",
  });
}

export function resetOver(): Failure {
  return new Failure({
    code: "reset_over",
    status: 404,
    message: "This link is no longer good: it was used, replaced by a newer one, or is older than 30 minutes.",
    advice: "Have a new one sent.",
  });
}
