/** Waits so many milliseconds, or less: until the page is seen again or has a connection again, or `signal` ends it. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, milliseconds);
    function end(): void {
      clearTimeout(timer);
      removeEventListener("online", end);
      document.removeEventListener("visibilitychange", onSeen);
      signal.removeEventListener("abort", end);
      resolve();
    }
    function onSeen(): void {
      if (!document.hidden) end();
    }
    addEventListener("online", end);
    document.addEventListener("visibilitychange", onSeen);
    signal.addEventListener("abort", end);
  });
}

/** How long to wait before the next of several tries, in milliseconds: longer each time, and never all at once. */
export const pauseAfter = (tries: number): number => Math.min(30_000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
