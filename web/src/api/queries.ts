import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { failureOf } from "./problem.ts";

/** What a query shows, in the words of the live events; a change of any of them makes it be fetched again. */
type Topic =
  | "log"
  | "position"
  | "imports"
  | "jobs"
  | "access"
  | "audit"
  | "privacy"
  | "quality"
  | "sources"
  | "webhooks"
  | "taxonomy"
  | "labels"
  | "replies"
  | "insight"
  | "pulse"
  | "assist";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: { topics?: readonly Topic[] };
  }
}

type Listener = () => void;
const listeners = new Set<Listener>();

/** Calls back when the server says that the session has ended; gives the way to stop listening. */
export function onSessionEnded(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that the session has ended, for those who learn it in another way than by a query. */
export function tellSessionEnded(): void {
  for (const listener of listeners) listener();
}

function watchSession(error: unknown): void {
  if (failureOf(error).status === 401) tellSessionEnded();
}

/** One cache for all pages. Reads are tried again while the server is away; what it refuses is not asked twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watchSession }),
  mutationCache: new MutationCache({ onError: watchSession }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => [0, 502, 503, 504].includes(failureOf(error).status) && count < 3,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

/** Fetches again what shows one of these topics; queries that name none show the log. */
export function refreshTopics(topics: readonly string[]): void {
  const all = topics.includes("*");
  void queryClient.invalidateQueries({
    predicate: ({ meta }) => all || (meta?.topics ?? ["log"]).some((topic) => topics.includes(topic)),
  });
}

/** Forgets what is not shown, and fetches what is shown again: other rows may be seen now. */
export function refreshRights(): void {
  const others = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== "session" };
  queryClient.removeQueries({ ...others, type: "inactive" });
  void queryClient.invalidateQueries(others);
}
