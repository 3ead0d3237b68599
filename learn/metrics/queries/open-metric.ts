import type { Handle } from "@firsthand/platform/storage";

import { PAGE_LIMIT, type OpenedPage } from "../contract.ts";
import { metricOf } from "../definitions/index.ts";
import { wrongLimit } from "../errors.ts";
import { readCursor, writeCursor } from "../rules/cursor.ts";
import { checkWindow, type Window } from "../rules/window.ts";
import { countCases, openCases } from "../store/opened.ts";
import { onOneState } from "../store/snapshot.ts";
import { checkUnit } from "./check-unit.ts";

export interface OpenQuery extends Window {
  readonly id: string;
  readonly unit?: string | undefined;
  readonly now: Date;
  /** Rows of a page, 1 to 1,000. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/**
 * The cases behind a figure, newest first, a page at a time; `total` is the figure's n, counted with the first page and
 * carried by its mark to the next ones. Throws `unknown_metric`, `unknown_unit`, `empty_window`, `unreadable_moment`, `unreadable_cursor` and `wrong_limit`.
 */
export async function openMetric(tx: Handle, query: OpenQuery): Promise<OpenedPage> {
  const metric = metricOf(query.id);
  checkWindow(query);
  const { limit } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT) throw wrongLimit(limit, PAGE_LIMIT);
  const after = query.after === undefined ? undefined : readCursor(query.after);
  return onOneState(tx, async (state) => {
    await checkUnit(state, query.unit);
    const { total, newest } = after
      ? { total: after.total, newest: new Date(after.at) }
      : await countCases(state, metric, query);
    const opened = await openCases(state, metric, query, { limit: limit + 1, after, newest });
    const page = opened.slice(0, limit);
    const last = opened.length > limit ? page.at(-1) : undefined;
    return { rows: page.map(({ row }) => row), total, next: last ? writeCursor({ ...last.place, total }) : null };
  });
}
