import { randomUUID } from "node:crypto";

import { sql } from "kysely";

import type { Handle } from "../storage/index.ts";
import type { SealedColumn } from "./store.ts";

const DAY_MS = 86_400_000;

/** Where secrets are kept of which a new one may be made while the one before it stays good for a day. */
interface RotatingTable {
  /** With the columns `secret_id`, `sealed`, `made_at` and `ends_at`. */
  readonly table: string;
  /** The column that says whose they are. */
  readonly owner: string;
  /** What one is sealed for, by its id. */
  readonly purpose: (secretId: string) => string;
}

interface Sealing {
  readonly seal: (plain: string, purpose: string) => string;
  readonly now: () => Date;
}

/** Secrets of owners, sealed; of two the older one is good for a day. */
export interface RotatingSecrets {
  /** Those that are good at this moment in the clear, the newest first. */
  readonly find: (
    tx: Handle,
    owner: string,
    ground: { readonly open: (sealed: string, purpose: string) => string; readonly now: Date },
  ) => Promise<string[]>;
  /** Makes this the newest; the one before is good for another day, and those before it are gone. */
  readonly add: (tx: Handle, owner: string, given: Sealing & { readonly secret: string }) => Promise<void>;
  /** Sealed anew when keys change. */
  readonly sealedColumn: SealedColumn;
}

/** The one shape of stores of secrets that rotate; each keeps its own table. */
export function rotatingSecrets({ table, owner, purpose }: RotatingTable): RotatingSecrets {
  const [from, whose] = [sql.table(table), sql.ref(owner)];
  return {
    find: async (tx, ownerId, { open, now }) => {
      const { rows } = await sql<{ secret_id: string; sealed: string }>`
        select secret_id, sealed from ${from}
        where ${whose} = ${ownerId} and (ends_at is null or ends_at > ${now}) order by made_at desc`.execute(tx);
      return rows.map(({ secret_id, sealed }) => open(sealed, purpose(secret_id)));
    },
    add: async (tx, ownerId, { secret, seal, now }) => {
      const [secretId, madeAt] = [randomUUID(), now()];
      const oldEndsAt = new Date(madeAt.getTime() + DAY_MS);
      await sql`delete from ${from} where ${whose} = ${ownerId} and ends_at is not null`.execute(tx);
      await sql`update ${from} set ends_at = ${oldEndsAt} where ${whose} = ${ownerId}`.execute(tx);
      await sql`
        insert into ${from} (secret_id, ${whose}, sealed, made_at)
        values (${secretId}, ${ownerId}, ${seal(secret, purpose(secretId))}, ${madeAt})`.execute(tx);
    },
    sealedColumn: { table, key: ["secret_id"], column: "sealed", purpose },
  };
}
