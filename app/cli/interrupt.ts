/** A process as far as it can be asked to stop. */
export interface Interruptible {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  removeListener(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): void;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A terminal and npm may both pass on one Ctrl-C: within this time a second signal is the same wish. */
const SAME_WISH_MS = 500;

/**
 * Listens for Ctrl-C and its kin until `done` is called: the first one only raises `asked`, so that work can end where
 * nothing is half done; a second one ends the process at once.
 */
export function listenForStop(
  runs: Interruptible,
  { clock, tell }: { readonly clock: () => number; readonly tell: (line: string) => void },
): { readonly asked: AbortSignal; done(): void } {
  const controller = new AbortController();
  let askedAt: number | undefined;
  const listeners = Object.entries(SIGNALS).map(([signal, code]) => {
    const listener = () => {
      if (askedAt === undefined) {
        askedAt = clock();
        controller.abort();
        tell("Stopping as soon as nothing is half done; once more: at once.\n");
      } else if (clock() - askedAt > SAME_WISH_MS) runs.exit(code);
    };
    runs.on(signal as keyof typeof SIGNALS, listener);
    return { signal: signal as keyof typeof SIGNALS, listener };
  });
  return {
    asked: controller.signal,
    done: () => {
      for (const { signal, listener } of listeners) runs.removeListener(signal, listener);
    },
  };
}
