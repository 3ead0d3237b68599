/** Seconds for which a code of an authenticator app stands. */
export const STEP_SECONDS = 30;

/** After so many wrong codes in a row no code is taken any more, only a recovery code or a passkey. */
export const MOST_FAILURES = 50;

/** Codes that may be tried for one sign-in; then the password is asked for again. */
export const MOST_TRIES = 5;

/** The same while an app is being added: whoever does it knows its secret, so that there is nothing to guess. */
export const MOST_ENROLMENT_TRIES = 20;

/** How long a step waits for the next one, in seconds. */
export const waitSeconds = {
  second_factor: 600,
  passkey_use: 300,
  passkey_make: 300,
  reset: 1_800,
  provider: 600,
} as const;

/** For how long somebody who proved to be who they are may change factors, in seconds. */
export const PROOF_SECONDS = 600;

export const RECOVERY_CODES = 10;

/** 120 bits: from 112 on a hash without salt, which is quick, holds against guessing. */
const BYTES_OF_CODE = 15;

/** Without what is taken for something else when it is read from paper. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** The steps whose code is taken: this one, and one either way for clocks that differ. */
export function stepsAround(now: Date): readonly [number, number, number] {
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS);
  return [step - 1, step, step + 1];
}

/** The digits of a code of an app, if it looks like one. */
export function digitsOf(code: string): string | undefined {
  const bare = code.replaceAll(/[\s-]/g, "");
  return /^\d{6}$/.test(bare) ? bare : undefined;
}

/** A recovery code of 120 random bits: six groups of four signs. Earlier ones had four, and open as long as they stand. */
export function recoveryCode(random: (bytes: number) => Uint8Array): string {
  let bits = 0n;
  for (const byte of random(BYTES_OF_CODE)) bits = (bits << 8n) | BigInt(byte);
  const signs = Array.from({ length: 24 }, (_unused, at) => letters[Number((bits >> BigInt(at * 5)) & 31n)]);
  return [0, 4, 8, 12, 16, 20].map((at) => signs.slice(at, at + 4).join("")).join("-");
}

/** A recovery code as it is compared: what looks alike is one sign, and spaces and hyphens do not matter. */
export function plainCode(code: string): string {
  return code.toLowerCase().replaceAll(/[\s-]/g, "").replaceAll("o", "0").replaceAll(/[il]/g, "1");
}

/** Where a browser stands, if passkeys work there: by https, or on the machine itself under the name localhost. */
export function passkeySite(origin: string | undefined): { readonly id: string; readonly origin: string } | undefined {
  const url = URL.parse(origin ?? "");
  if (!url) return undefined;
  const isName = /^(?!\d+$)[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(url.hostname) && !/^[\d.]+$/.test(url.hostname);
  const isLocal = url.hostname === "localhost" || url.hostname.endsWith(".localhost");
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && isLocal);
  return isName && isSafe ? { id: url.hostname, origin: url.origin } : undefined;
}
