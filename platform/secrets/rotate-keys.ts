import { setTimeout as sleep } from "node:timers/promises";

import { alone, type Handle, transact } from "../storage/index.ts";
import { keyStore, type KeyStore, newKey, type SecretSettings } from "./create-secrets.ts";
import { oneKeyOnly, rotatingAlready } from "./errors.ts";
import { type Keyring, newest } from "./rules.ts";
import { openWith, sealWith } from "./seal.ts";
import { haveEndedBefore, lockSealedOtherwise, nextTransaction, reseal, type SealedColumn } from "./store.ts";

export interface Rotated {
  /** The number of the key that seals now. */
  readonly version: number;
  /** How many texts were sealed anew. */
  readonly resealed: number;
  /** Rows that could not be opened, as `table column key`; the old keys are kept for them. */
  readonly unreadable: readonly string[];
  /** The numbers of the keys that are gone. */
  readonly dropped: readonly number[];
  /** The numbers of the older keys that are still there. */
  readonly kept: readonly number[];
}

export interface Rotation {
  readonly columns: readonly SealedColumn[];
  /** Whoever read the old key before may take so long to commit what was sealed with it; 5 unless told. */
  readonly settleSeconds?: number;
}

const ROTATION_LOCK = 4_715_012;

const AT_ONCE = 100;
const LONGEST_WAIT_MS = 60_000;

/**
 * Makes a new key, seals everything anew with it and drops the old ones. Killed in the middle, the next call goes on
 * with the key that was made. With `FIRSTHAND_KEYS` it goes over to the newest of them. Throws `Failure` when there is
 * none to go over to, or while another process does the same.
 */
export async function rotateKeys(db: Handle, settings: SecretSettings, rotation: Rotation): Promise<Rotated> {
  const store = keyStore(settings);
  const rotated = await alone(db, ROTATION_LOCK, async (connection) => {
    const keys = withNewKey(store);
    const settled = await settle(connection, (rotation.settleSeconds ?? 5) * 1000);
    const done = { resealed: 0, unreadable: [] as string[] };
    for (const column of rotation.columns) await resealColumn(connection, column, keys, done);
    const { version } = newest(keys);
    const older = keys.slice(0, -1).map((key) => key.version);
    const drops = settled && done.unreadable.length === 0 && !store.given;
    if (drops) store.write([newest(keys)]);
    return { version, ...done, dropped: drops ? older : [], kept: drops ? [] : older };
  });
  if (!rotated) throw rotatingAlready();
  return rotated;
}

/** More than one key means that a change of keys did not come to its end. */
function withNewKey(store: KeyStore): Keyring {
  const keys = store.ensure();
  if (keys.length > 1) return keys;
  if (store.given) throw oneKeyOnly();
  const both: Keyring = [...keys, newKey(newest(keys).version + 1)];
  store.write(both);
  return both;
}

/** Waits until what others sealed with the old key can be seen; false when some transaction takes too long. */
async function settle(tx: Handle, settleMs: number): Promise<boolean> {
  await sleep(settleMs);
  const at = await nextTransaction(tx);
  for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await sleep(100)) {
    if (await haveEndedBefore(tx, at)) return true;
  }
  return false;
}

async function resealColumn(
  db: Handle,
  column: SealedColumn,
  keys: Keyring,
  done: { resealed: number; unreadable: string[] },
): Promise<void> {
  const { version } = newest(keys);
  const passOver: string[] = [];
  for (;;) {
    const found = await transact(db, async (tx) => {
      const rows = await lockSealedOtherwise(tx, column, { version, passOver, limit: AT_ONCE });
      const bad: (readonly string[])[] = [];
      for (const { place, key, sealed } of rows) {
        const anew = resealed(keys, sealed, column.purpose(...key));
        if (anew === undefined) bad.push(key);
        else await reseal(tx, column, place, anew);
      }
      return { rows: rows.length, bad };
    });
    done.resealed += found.rows - found.bad.length;
    for (const key of found.bad) {
      passOver.push(`[${key.map((part) => JSON.stringify(part)).join(", ")}]`);
      done.unreadable.push(`${column.table} ${column.column} ${key.join(" ")}`);
    }
    if (found.rows < AT_ONCE) return;
  }
}

function resealed(keys: Keyring, sealed: string, purpose: string): string | undefined {
  try {
    return sealWith(keys, openWith(keys, sealed, purpose), purpose);
  } catch {
    return undefined;
  }
}
