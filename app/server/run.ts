/** A process as far as it can be told to stop; `exit` ends it. */
export interface StoppableProcess {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): void;
}

/** A terminal and npm may both pass on one Ctrl-C: within this time a second signal is the same wish. */
const sameWishMs = 500;

/**
 * Stops in peace at the first signal and exits with 0; exits at once at a second one, and with 1 when stopping fails
 * or takes longer than `limitSeconds`.
 */
export function stopOnSignals(
  runs: StoppableProcess,
  {
    stop,
    limitSeconds,
    clock,
    onTrouble,
  }: { stop: () => Promise<void>; limitSeconds: number; clock: () => number; onTrouble: (error: unknown) => void },
): void {
  let askedAt: number | undefined;
  const asked = () => {
    if (askedAt !== undefined) {
      if (clock() - askedAt > sameWishMs) runs.exit(130);
      return;
    }
    askedAt = clock();
    setTimeout(() => runs.exit(1), limitSeconds * 1000).unref();
    stop().then(
      () => runs.exit(0),
      (error: unknown) => {
        onTrouble(error);
        runs.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) runs.on(signal, asked);
}
