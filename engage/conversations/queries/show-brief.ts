import { type Reach, isWithin } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";
import { z } from "zod";

import type { ListedConversation } from "../contract.ts";
import { tooManyIds, unreadableIds } from "../errors.ts";
import { findListed } from "../store/listed.ts";
import { listRows } from "./list-rows.ts";

const MOST_IDS = 100;

/**
 * These conversations (ids separated by commas) in this order; those that are gone or out of reach are left out. Throws
 * `unreadable_ids` and `too_many_ids`.
 */
export async function showBrief(
  tx: Handle,
  ids: string,
  { now, reach = "all", clear }: { readonly now: Date; readonly reach?: Reach; readonly clear?: Reach },
): Promise<ListedConversation[]> {
  const wanted = [...new Set(ids.split(",").flatMap((part) => part.trim().toLowerCase() || []))];
  const wrong = wanted.find((id) => !z.guid().safeParse(id).success);
  if (wrong !== undefined) throw unreadableIds(wrong);
  if (wanted.length > MOST_IDS) throw tooManyIds(wanted.length, MOST_IDS);
  if (wanted.length === 0) return [];
  const rows = new Map((await findListed(tx, wanted)).map((row) => [row.conversation_id, row]));
  const reached = wanted.flatMap((id) => {
    const row = rows.get(id);
    return row && isWithin(reach, row) ? [row] : [];
  });
  return await listRows(tx, reached, { now, clear });
}
