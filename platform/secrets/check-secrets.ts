import type { Handle } from "../storage/index.ts";
import { keyStore, type SecretSettings } from "./create-secrets.ts";
import { type Keyring, newest, parseSealed } from "./rules.ts";
import { openWith } from "./seal.ts";
import { findSealed, type SealedColumn } from "./store.ts";

export interface SecretsCheck {
  /** The number of the key that seals; undefined before anything was sealed. */
  readonly version: number | undefined;
  /** The numbers of all keys that are here. */
  readonly keys: readonly number[];
  readonly columns: readonly {
    readonly table: string;
    readonly column: string;
    readonly sealed: number;
    /** Sealed with an older key than the newest. */
    readonly older: number;
    /** Keys of the rows that cannot be opened. */
    readonly unreadable: readonly string[];
  }[];
}

/** Opens everything that is sealed, and says what cannot be opened; changes nothing. */
export async function checkSecrets(
  db: Handle,
  settings: SecretSettings,
  columns: readonly SealedColumn[],
): Promise<SecretsCheck> {
  const keys = keyStore(settings).read();
  const version = keys && newest(keys).version;
  const checked = [];
  for (const column of columns) {
    const rows = await findSealed(db, column);
    checked.push({
      table: column.table,
      column: column.column,
      sealed: rows.length,
      older: rows.filter(({ sealed }) => parseSealed(sealed)?.version !== version).length,
      unreadable: rows
        .filter(({ key, sealed }) => !opens(keys, sealed, column.purpose(...key)))
        .map(({ key }) => key.join(" ")),
    });
  }
  return { version, keys: (keys ?? []).map((key) => key.version), columns: checked };
}

function opens(keys: Keyring | undefined, sealed: string, purpose: string): boolean {
  if (!keys) return false;
  try {
    openWith(keys, sealed, purpose);
    return true;
  } catch {
    return false;
  }
}
