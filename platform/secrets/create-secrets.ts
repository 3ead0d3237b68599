import { randomBytes } from "node:crypto";

import { createPrivate, keysFile, readPrivate, replacePrivate } from "../storage/index.ts";
import { keysDamaged, keyMissing } from "./errors.ts";
import { type Keyring, keysText, parseKeysFile, parseKeysVariable, parseSealed } from "./rules.ts";
import { openWith, sealWith } from "./seal.ts";

/** What keeps secrets that have to be readable again, such as those of a second factor or of a mail server. */
export interface Secrets {
  /** Seals a text; `purpose` says what it is and whose, for example `second factor of 42`, and is needed to open it. */
  seal(plain: string, purpose: string): string;
  /** Throws `Failure` when it was altered, was sealed for another purpose, or its key is not here. */
  open(sealed: string, purpose: string): string;
}

/** Where the keys are, read anew at each use: a command may change them beside a running server. */
export interface KeyStore {
  /** Whether the keys are given by `FIRSTHAND_KEYS`; then nothing of ours writes them. */
  readonly given: boolean;
  read(): Keyring | undefined;
  /** The keys; made at first use. */
  ensure(): Keyring;
  write(keys: Keyring): void;
}

export interface SecretSettings {
  readonly dataDirectory: string;
  /** What `FIRSTHAND_KEYS` says, in place of the file. */
  readonly keys?: string | undefined;
}

/** The keys of `FIRSTHAND_KEYS`, or of `DATA_DIR/keys.json`, which only its owner may read. */
export function keyStore({ dataDirectory, keys: variable }: SecretSettings): KeyStore {
  if (variable !== undefined) {
    const keys = parseKeysVariable(variable);
    if (!keys) throw keysDamaged("FIRSTHAND_KEYS");
    return { given: true, read: () => keys, ensure: () => keys, write: () => {} };
  }
  const path = keysFile(dataDirectory);
  const read = (): Keyring | undefined => {
    const text = readPrivate(path);
    if (text === undefined) return undefined;
    const keys = parseKeysFile(text);
    if (!keys) throw keysDamaged(path);
    return keys;
  };
  const ensure = (): Keyring => {
    const there = read();
    if (there) return there;
    createPrivate(path, keysText([newKey(1)]));
    return read() ?? ensure();
  };
  return { given: false, read, ensure, write: (keys) => replacePrivate(path, keysText(keys)) };
}

/** A new key of 32 random bytes. */
export function newKey(version: number): Keyring[0] {
  return { version, key: randomBytes(32).toString("hex"), madeAt: new Date().toISOString() };
}

/** Seals and opens with the installation's keys, which are made when first something is sealed. */
export function createSecrets(settings: SecretSettings): Secrets {
  const store = keyStore(settings);
  return {
    seal: (plain, purpose) => sealWith(store.ensure(), plain, purpose),
    open(sealed, purpose) {
      const keys = store.read();
      if (!keys) throw keyMissing(parseSealed(sealed)?.version ?? 1, purpose);
      return openWith(keys, sealed, purpose);
    },
  };
}
