import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { findAlias, findListed } from "../store/listed.ts";
import { findRestricted } from "../store/restricted.ts";

/** A conversation as somebody who answers it has to know it. */
export interface ToAnswer {
  /** Its id now: of a conversation that was joined to another, that of the other. */
  readonly id: string;
  /** All ids that it had. */
  readonly ids: readonly string[];
  readonly source: string;
  readonly channel: string;
  readonly unit: string | null;
  readonly customer: {
    readonly identityId: string;
    readonly kind: string;
    readonly value: string | null;
    readonly name: string | null;
  };
  /** What the customer said last; `cleared`: its words are gone for good. */
  readonly lastIn: { readonly id: string; readonly at: Date; readonly cleared: boolean } | null;
  /** Since when the data of the customer are only kept and not used. */
  readonly restrictedSince: Date | null;
}

/** What is needed to answer a conversation; undefined where there is none of that id. */
export async function findToAnswer(tx: Handle, id: string): Promise<ToAnswer | undefined> {
  const now = (await findAlias(tx, id)) ?? id;
  const [row] = await findListed(tx, [now]);
  if (!row) return undefined;
  const restricted = await findRestricted(tx, [row.customer_id]);
  const { rows: aliases } = await sql<{ alias_id: string }>`
    select alias_id from conversation_alias where conversation_id = ${now}`.execute(tx);
  const { rows: last } = await sql<{ id: string; at: Date; cleared: boolean }>`
    select interaction_id as id, at, cleared_at is not null as cleared from interaction
    where home = ${homeOf(now)} and conversation_id = ${now} and direction = 'in'
    order by at desc, interaction_id desc limit 1`.execute(tx);
  return {
    id: now,
    ids: [now, ...aliases.map(({ alias_id }) => alias_id)],
    source: row.source,
    channel: row.channel,
    unit: row.unit,
    customer: {
      identityId: row.customer_id,
      kind: row.customer_kind ?? "anonymous",
      value: row.customer_kind === "anonymous" ? null : row.customer_value,
      name: row.customer_name,
    },
    lastIn: last[0] ?? null,
    restrictedSince: restricted.get(row.customer_id) ?? null,
  };
}
