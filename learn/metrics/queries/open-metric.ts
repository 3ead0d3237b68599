import { type PageMark, writePageMark } from "@firsthand/kernel/page-marks";
import type { Handle } from "@firsthand/platform/storage";

import { PAGE_LIMIT, type OpenedPage } from "../contract.ts";
import type { Definition } from "../definition.ts";
import { metricOf } from "../definitions/index.ts";
import { wrongLimit } from "../errors.ts";
import { readCursor } from "../rules/cursor.ts";
import { checkWindow, type UnitScope, type Window } from "../rules/window.ts";
import { countCases, countSome, isGrouped, openCases } from "../store/opened.ts";
import { onOneState } from "../store/snapshot.ts";
import { endsOfLog } from "../store/span.ts";
import { checkUnit } from "./check-unit.ts";

export interface OpenQuery extends Window {
  readonly id: string;
  readonly unit?: UnitScope;
  readonly now: Date;
  /** Rows of a page, 1 to 1,000. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  /** The figure's n, where somebody has measured it already. */
  readonly known?: number | undefined;
  /** Counts no further than this; without it, all of them. */
  readonly countUpTo?: number | undefined;
}

/**
 * The cases behind a figure, newest first, a page at a time; `total` is the figure's n, known or counted with the first page
 * and carried by its mark to the next ones. Throws `unknown_metric`, `unknown_unit`, `empty_window`, `unreadable_moment`, `unreadable_cursor` and `wrong_limit`.
 */
export async function openMetric(tx: Handle, query: OpenQuery): Promise<OpenedPage> {
  const metric = metricOf(query.id);
  checkWindow(query);
  const { limit } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT) throw wrongLimit(limit, PAGE_LIMIT);
  const after = query.after === undefined ? undefined : readCursor(query.after);
  return onOneState(tx, async (state) => {
    await checkUnit(state, query.unit);
    const newest = after ? new Date(after.at) : await newestOf(state, metric, query);
    const { value: total, capped } = after?.count ?? (await totalOf(state, metric, query, newest));
    const opened = await openCases(state, metric, query, { limit: limit + 1, after, newest });
    const page = opened.slice(0, limit);
    const last = opened.length > limit ? page.at(-1) : undefined;
    return {
      rows: page.map(({ row }) => row),
      total,
      capped,
      next: last ? writePageMark({ ...last.place, count: { value: total, capped } }) : null,
    };
  });
}

async function totalOf(
  tx: Handle,
  metric: Definition,
  query: OpenQuery,
  newest: Date | null,
): Promise<PageMark["count"]> {
  if (query.known !== undefined) return { value: query.known, capped: false };
  if (query.countUpTo === undefined) return { value: await countCases(tx, metric, query), capped: false };
  const counted = await countSome(tx, metric, query, { most: query.countUpTo + 1, newest });
  return { value: Math.min(counted, query.countUpTo), capped: counted > query.countUpTo };
}

/** No case of grouped ones is newer; the others are in the order of an index and need no end to look to. */
async function newestOf(tx: Handle, metric: Definition, { until }: OpenQuery): Promise<Date | null> {
  if (!isGrouped(metric)) return null;
  const { last } = await endsOfLog(tx);
  return last && until && until < last ? until : last;
}
