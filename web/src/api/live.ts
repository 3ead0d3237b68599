import { useSyncExternalStore } from "react";

import { refreshTopics } from "./queries.ts";

/** Whether changes on the server reach this page: `on`, `off` (tried again by itself), or `idle` (not wanted). */
export type LiveState = "idle" | "on" | "off";

const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** Bursts of changes, as in an import, make the pages fetch at most this often. */
const refreshPauseMs = 700;

let state: LiveState = "idle";
let source: EventSource | undefined;
let pauseMs = firstPauseMs;
let retry: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

/** Opens the stream of changes and keeps it open, until the returned function is called. */
export function startLive(): () => void {
  connect();
  const wake = () => state === "off" && connect();
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  return () => {
    window.removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", wake);
    clearTimeout(retry);
    source?.close();
    source = undefined;
    setState("idle");
  };
}

/** The state of the stream of changes, for a page to show. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => state,
  );
}

function connect(): void {
  clearTimeout(retry);
  source?.close();
  const stream = new EventSource("/api/events");
  source = stream;
  stream.addEventListener("open", () => {
    pauseMs = firstPauseMs;
    // What changed while nobody listened is not told again: everything shown is fetched anew.
    if (state === "off") refreshTopics(["*"]);
    setState("on");
  });
  stream.addEventListener("changed", (event: MessageEvent<string>) => collect(topicsOf(event.data)));
  stream.addEventListener("error", () => {
    stream.close();
    // The server closes the stream of who is signed out: the session is asked for, and the dialog comes at once.
    if (state === "on") refreshTopics(["access"]);
    setState("off");
    retry = setTimeout(connect, pauseMs);
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  });
}

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const watcher of watchers) watcher();
}

const waiting = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let lastAt = 0;

function collect(topics: readonly string[]): void {
  for (const topic of topics) waiting.add(topic);
  if (timer !== undefined) return;
  timer = setTimeout(
    () => {
      timer = undefined;
      lastAt = performance.now();
      const told = [...waiting];
      waiting.clear();
      refreshTopics(told);
    },
    Math.max(50, lastAt + refreshPauseMs - performance.now()),
  );
}

function topicsOf(data: string): readonly string[] {
  try {
    const said: unknown = JSON.parse(data);
    const topics = typeof said === "object" && said !== null && "topics" in said ? said.topics : undefined;
    return Array.isArray(topics) ? topics.filter((topic) => typeof topic === "string") : ["*"];
  } catch {
    return ["*"];
  }
}
