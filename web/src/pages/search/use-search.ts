import { keepPreviousData, skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { api } from "../../api/client.ts";
import { useSpan } from "../../scope/use-span.ts";
import { windowOf } from "../conversations/filter.ts";
import { useMay } from "../../shell/session.ts";
import type { SearchSearch } from "./search.ts";

const pageSize = 50;

/** What was found for the words and filters of an address, newest first. */
export function useFound(search: SearchSearch) {
  const { text: said, channel, direction, language, unit, range, since, until } = search;
  const text = said?.trim() ?? "";
  const needsSpan = range !== undefined && range !== "all";
  const span = useSpan(needsSpan);
  const last = span?.last;
  const [now] = useState(() => Date.now());
  const window = useMemo(
    () => windowOf({ since, until, range }, last === undefined ? undefined : { last }, now),
    [since, until, range, last, now],
  );
  const mayFind = useMay("people.read");
  const ready = text !== "" && window !== undefined;
  const filters = { channel, direction, language, unit, ...window };
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
  const messages = useInfiniteQuery({
    ...api.search.search.infiniteOptions({
      input: ready
        ? (after: string) => ({ text, limit: pageSize, ...given, ...(after === "" ? {} : { after }) })
        : skipToken,
      initialPageParam: "",
      getNextPageParam: ({ next }) => next,
    }),
    placeholderData: keepPreviousData,
  });
  const people = useQuery({
    ...api.people.search.queryOptions({ input: text === "" ? skipToken : { text: plainWords(text), limit: 6 } }),
    placeholderData: keepPreviousData,
    enabled: mayFind,
  });
  return { text, messages, people };
}

/** Signs of the search mean nothing in a name. */
function plainWords(text: string): string {
  return text.replaceAll(/["“”]/g, "").slice(0, 500);
}
