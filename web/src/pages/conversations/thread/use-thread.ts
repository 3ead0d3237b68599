import type { ShownMessage, Thread } from "@firsthand/engage/conversations/contract";
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";

import { api } from "../../../api/client.ts";

const pageSize = 200;
/** A message that is sought is looked for in so many further pages by itself. */
const mostPagesSought = 25;

/** A conversation with as many of its messages as were asked for. */
export function useThread(id: string, sought: string | undefined) {
  const query = useInfiniteQuery({
    ...api.conversations.thread.infiniteOptions({
      input: (after: string) => ({ id, limit: pageSize, ...(after === "" ? {} : { after }) }),
      initialPageParam: "",
      getNextPageParam: ({ nextMessages }) => nextMessages,
    }),
  });
  const { data, hasNextPage, isFetching, error, fetchNextPage } = query;
  const messages = useMemo(() => onceEach((data?.pages ?? []).flatMap((page) => page.messages)), [data]);
  const found = sought === undefined || messages.some((message) => message.id === sought);
  const pages = data?.pages.length ?? 0;
  const seek = !found && pages > 0 && pages < mostPagesSought && hasNextPage && !isFetching && error === null;
  useEffect(() => {
    if (seek) void fetchNextPage();
  }, [seek, fetchNextPage]);
  return {
    first: data?.pages[0],
    messages,
    error,
    /** Whether the sought message is not here and no further page is being looked through. */
    missing: !found && pages > 0 && !seek && !isFetching,
    more: hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
    retry: query.refetch,
  };
}

/** Puts a message that was answered by a change into every conversation that is shown. */
export function useMessageReplaced(): (message: ShownMessage) => void {
  const cache = useQueryClient();
  return useCallback(
    (message: ShownMessage) => {
      cache.setQueriesData<InfiniteData<Thread>>({ queryKey: api.conversations.thread.key() }, (data) =>
        data?.pages
          ? {
              ...data,
              pages: data.pages.map((page) => ({
                ...page,
                messages: page.messages.map((shown) => (shown.id === message.id ? message : shown)),
              })),
            }
          : data,
      );
    },
    [cache],
  );
}

function onceEach(messages: readonly ShownMessage[]): readonly ShownMessage[] {
  const seen = new Set<string>();
  return messages.filter(({ id }) => !seen.has(id) && seen.add(id));
}
