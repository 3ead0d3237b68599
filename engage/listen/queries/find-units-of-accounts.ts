import type { SourceDeclaration } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { keyOfAccount } from "../../identities/index.ts";

/** The units of the conversations of who is known by these accounts in a source; null: a conversation that has none. */
export async function findUnitsOfAccounts(
  tx: Handle,
  secret: Uint8Array,
  { source, accounts }: { readonly source: SourceDeclaration; readonly accounts: readonly string[] },
): Promise<Map<string, (string | null)[]>> {
  if (accounts.length === 0) return new Map();
  const keys = accounts.map((account) => keyOfAccount(secret, { accounts: source.accounts ?? source.name, account }));
  const { rows } = await sql<{ key: string; units: (string | null)[] }>`
    select k.key, array_agg(distinct c.unit) as units
    from unnest(${keys.map(({ home }) => home)}::smallint[], ${keys.map(({ key }) => key)}::uuid[]) as u(home, key)
    join identity_key k on k.home = u.home and k.kind = 'account' and k.key = u.key
    join conversation c on c.customer_id = k.identity_id
    group by k.key`.execute(tx);
  const units = new Map(rows.map((row) => [row.key, row.units]));
  return new Map(
    accounts.flatMap((account, at) => {
      const of = units.get(keys[at]?.key ?? "");
      return of ? [[account, of] as const] : [];
    }),
  );
}
