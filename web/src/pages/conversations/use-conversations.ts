import { useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";

import { useSpan } from "../../scope/use-span.ts";
import { type ConversationFilter, filterOf } from "./filter.ts";
import { type ConversationsSearch, conversationsSearch } from "./search.ts";

/** What the address of the page says: the filters, the open conversation and the message in it. */
export interface PlaceInConversations {
  readonly search: ConversationsSearch;
  /** The filters without the message: what every link of the list hands on. */
  readonly kept: ConversationsSearch;
  readonly open: string | undefined;
  /** Undefined while the window of the address cannot be told. */
  readonly filter: ConversationFilter | undefined;
}

/** Reads the address. */
export function usePlace(): PlaceInConversations {
  const raw: unknown = useSearch({ strict: false });
  const { conversation: open } = useParams({ strict: false });
  const search = useMemo(() => conversationsSearch.parse(raw), [raw]);
  const kept = useMemo(() => ({ ...search, message: undefined }), [search]);
  const needsSpan = search.range !== undefined && search.range !== "all";
  const span = useSpan(needsSpan);
  const last = span?.last;
  const [now] = useState(() => Date.now());
  const filter = useMemo(() => filterOf(kept, last === undefined ? undefined : { last }, now), [kept, last, now]);
  // Live updates of the span must not make a new filter that says the same.
  const key = filter === undefined ? undefined : JSON.stringify(filter);
  const stable = useMemo(() => (key === undefined ? undefined : (JSON.parse(key) as ConversationFilter)), [key]);
  return { search, kept, open, filter: stable };
}

/** Changes the address. */
export function useGo() {
  const navigate = useNavigate();
  const { kept, open } = usePlace();
  /** Opens a conversation beside the same list. */
  const toConversation = useCallback(
    (conversation: string, replace = false) =>
      void navigate({ to: "/conversations/$conversation", params: { conversation }, search: kept, replace }),
    [navigate, kept],
  );
  /** Closes what is open. */
  const toList = useCallback(() => void navigate({ to: "/conversations", search: kept }), [navigate, kept]);
  /** Filters otherwise; what is open stays open. */
  const filterBy = useCallback(
    (changes: ConversationsSearch) => {
      const search = { ...kept, ...changes };
      if (open === undefined) void navigate({ to: "/conversations", search, replace: true });
      else {
        void navigate({ to: "/conversations/$conversation", params: { conversation: open }, search, replace: true });
      }
    },
    [navigate, kept, open],
  );
  return { toConversation, toList, filterBy };
}

/** The filters as they stand in addresses, with their question mark: made once for all rows of a list. */
export function useAddressSuffix(kept: ConversationsSearch): string {
  const router = useRouter();
  return useMemo(() => router.buildLocation({ to: "/conversations", search: kept }).searchStr, [router, kept]);
}
