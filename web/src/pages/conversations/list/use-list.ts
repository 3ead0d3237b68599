import type { ListedConversation } from "@firsthand/engage/conversations/contract";
import { keepPreviousData, skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";

import { api } from "../../../api/client.ts";
import type { ConversationFilter } from "../filter.ts";
import { pageSize } from "../prefetch.ts";
import { joinRows } from "./join-rows.ts";

const none: readonly ListedConversation[] = [];

interface Anchor {
  readonly key: string;
  readonly rows: readonly ListedConversation[];
  readonly cursor: string;
  readonly at: number;
}

export interface ConversationList {
  readonly rows: readonly ListedConversation[];
  readonly count: { readonly value: number; readonly capped: boolean } | undefined;
  /** Nothing is known yet. */
  readonly pending: boolean;
  /** What is shown belongs to the filter before. */
  readonly stale: boolean;
  readonly error: unknown;
  readonly more: boolean;
  readonly loadingMore: boolean;
  readonly moreError: unknown;
  /** More is new than the first page holds: the list stays as it is until it is asked for. */
  readonly gap: boolean;
  readonly loadMore: () => void;
  /** Begins again with what is newest. */
  readonly restart: () => void;
  readonly retry: () => void;
}

/**
 * The conversations of a filter. Only the first page follows live changes, and joins with the pages below it, which
 * stay as they were fetched: with ten thousand rows loaded, a change costs one request.
 */
export function useConversationList(
  filter: ConversationFilter | undefined,
  visible: readonly string[],
): ConversationList {
  const key = JSON.stringify(filter);
  const head = useQuery({
    ...api.conversations.list.queryOptions({ input: filter ? { ...filter, limit: pageSize } : skipToken }),
    placeholderData: keepPreviousData,
  });
  const [said, setAnchor] = useState<Anchor>();
  const anchor = said?.key === key ? said : undefined;
  const tail = useInfiniteQuery({
    ...api.conversations.list.infiniteOptions({
      input: anchor ? (after: string) => ({ ...filter, limit: pageSize, after }) : skipToken,
      initialPageParam: anchor?.cursor ?? "",
      getNextPageParam: ({ next }) => next,
    }),
    meta: { topics: [] },
    staleTime: Number.POSITIVE_INFINITY,
    // Comparing thousands of rows with every page that comes in would make scrolling stutter.
    structuralSharing: false,
  });
  const earlier = useMemo(
    () => (anchor ? [...anchor.rows, ...(tail.data?.pages ?? []).flatMap(({ rows }) => rows)] : none),
    [anchor, tail.data],
  );
  const joined = useMemo(
    () => (head.data ? joinRows(head.data, earlier) : { rows: none, gap: false }),
    [head.data, earlier],
  );
  const rows = useRefreshed(joined.rows, visible, anchor !== undefined && head.dataUpdatedAt > anchor.at);

  const next = head.data?.next;
  const headRows = head.data?.rows ?? none;
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetching } = tail;
  const loadMore = useCallback(() => {
    if (head.isPlaceholderData || typeof next !== "string") return;
    if (!anchor) setAnchor({ key, rows: headRows, cursor: next, at: Date.now() });
    else if (hasNextPage && !isFetching && tail.error === null) void fetchNextPage();
  }, [anchor, head.isPlaceholderData, next, headRows, key, hasNextPage, isFetching, tail.error, fetchNextPage]);

  return {
    rows,
    count: head.data?.count,
    pending: head.data === undefined && head.error === null,
    stale: head.isPlaceholderData,
    error: head.data === undefined ? head.error : null,
    more: typeof next === "string" && (!anchor || hasNextPage || tail.isPending),
    loadingMore: isFetchingNextPage || (anchor !== undefined && tail.isPending),
    moreError: tail.error,
    gap: joined.gap,
    loadMore,
    restart: useCallback(() => setAnchor(undefined), []),
    retry: () => void (head.data ? (tail.data ? fetchNextPage() : tail.refetch()) : head.refetch()),
  };
}

/** Rows as they are now, where those in view may have changed since their page was fetched. */
function useRefreshed(
  rows: readonly ListedConversation[],
  visible: readonly string[],
  wanted: boolean,
): readonly ListedConversation[] {
  const { data } = useQuery({
    ...api.conversations.brief.queryOptions({
      input: wanted && visible.length > 0 ? { ids: visible.slice(0, 100).join(",") } : skipToken,
    }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  return useMemo(() => {
    if (!wanted || !data) return rows;
    const fresh = new Map(data.rows.map((row) => [row.id, row]));
    return rows.map((row) => fresh.get(row.id) ?? row);
  }, [rows, data, wanted]);
}
