import type { Reply, ReplyWay } from "@firsthand/engage/replies/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";

const topics = { topics: ["replies" as const, "log" as const, "sources" as const] };

/** Whether a conversation can be answered, and what was written and is not among its messages. */
export function useReplies(id: string) {
  return useQuery({ ...api.replies.list.queryOptions({ input: { id } }), meta: topics });
}

/** What can be done with replies of a conversation; each shows at once how the reply stands now. */
export function useReplyActions(id: string) {
  const cache = useQueryClient();
  const onSuccess = (now: Reply) => {
    const { queryKey } = api.replies.list.queryOptions({ input: { id } });
    cache.setQueryData<{ way: ReplyWay; rows: Reply[] }>(queryKey, (data) => {
      if (!data) return data;
      const there = data.rows.some((row) => row.id === now.id);
      return { ...data, rows: there ? data.rows.map((row) => (row.id === now.id ? now : row)) : [...data.rows, now] };
    });
    void cache.invalidateQueries({ queryKey });
  };
  return {
    send: useMutation({ ...api.replies.send.mutationOptions(), onSuccess }),
    cancel: useMutation({ ...api.replies.cancel.mutationOptions(), onSuccess }),
    retry: useMutation({ ...api.replies.retry.mutationOptions(), onSuccess }),
    settle: useMutation({ ...api.replies.settle.mutationOptions(), onSuccess }),
  };
}
