import { type Logger, pino } from "pino";

import { describeError } from "./rules/describe-error.ts";

export type { Logger } from "pino";

export interface Logging {
  readonly logger: Logger;
  /** How many lines were written since the start, by level. */
  readonly lineCounts: () => Readonly<Record<string, number>>;
}

/**
 * A logger of JSON lines. Errors are written without the values in their messages; requests and answers, should a
 * library log one whole, are left out.
 */
export function createLogging({ level, write }: { level: string; write: (line: string) => void }): Logging {
  const counts: Record<string, number> = {};
  const logger = pino(
    {
      level,
      base: {},
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: (error: unknown) => describeError(error),
        error: (error: unknown) => describeError(error),
        req: () => undefined,
        res: () => undefined,
      },
      hooks: {
        logMethod(given, method, value) {
          const label = pino.levels.labels[value] ?? String(value);
          counts[label] = (counts[label] ?? 0) + 1;
          method.apply(this, given);
        },
      },
    },
    { write },
  );
  return { logger, lineCounts: () => ({ ...counts }) };
}
