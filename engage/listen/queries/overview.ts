import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { findLastImport, type ImportRow } from "../store/imports.ts";

/** What is stored of one source. */
interface SourceOverview {
  readonly source: string;
  readonly deliveries: number;
  readonly inbound: number;
  readonly outbound: number;
  readonly conversations: number;
  /** Outbound whose customer is not known yet. */
  readonly unattributed: number;
  readonly quarantined: number;
}

export interface LogOverview {
  readonly sources: readonly SourceOverview[];
  readonly lastImport: Pick<
    ImportRow,
    "file_name" | "source" | "state" | "records" | "started_at" | "finished_at"
  > | null;
}

/** What the log holds, source by source; counted over narrow rows, not over the deliveries themselves. */
export async function overview(tx: Handle): Promise<LogOverview> {
  const { rows } = await sql<SourceOverview>`
    select s.name as source,
      coalesce(m.messages, 0)::int as deliveries, coalesce(m.inbound, 0)::int as inbound,
      coalesce(m.outbound, 0)::int as outbound, coalesce(c.conversations, 0)::int as conversations,
      coalesce(d.unattributed, 0)::int as unattributed, coalesce(d.quarantined, 0)::int as quarantined
    from source s
    left join (
      select source, count(*) as messages,
        count(*) filter (where direction = 'in') as inbound,
        count(*) filter (where direction = 'out') as outbound
      from thread_fact group by source
    ) m on m.source = s.name
    left join (
      select source,
        count(*) filter (where state = 'waiting') as unattributed,
        count(*) filter (where state = 'quarantined') as quarantined
      from delivery where state in ('waiting', 'broadcast', 'quarantined') group by source
    ) d on d.source = s.name
    left join (select source, count(*) as conversations from conversation_fact group by source) c on c.source = s.name
    order by s.name`.execute(tx);
  return { sources: rows, lastImport: (await findLastImport(tx)) ?? null };
}
