import type { InsightState } from "../contract.ts";
import { noSuchStep, noteNeeded } from "../errors.ts";

const DAY = 86_400_000;

/** How far each state is; what was declined stands beside what was decided. */
const PLACES: Readonly<Record<InsightState, number>> = {
  found: 0,
  shared: 1,
  decided: 2,
  declined: 2,
  acted: 3,
  told: 4,
};

/**
 * Checks a step: forward by any number, but customers are told only of what was acted on, and what was declined is taken
 * up again first; back to any earlier state. Throws `no_such_step` and `note_needed`.
 */
export function checkStep(from: InsightState, to: InsightState, note: string): void {
  const forward = PLACES[to] > PLACES[from];
  if (from === to) throw noSuchStep(from, to);
  if (to === "told" && from !== "acted") throw noSuchStep(from, to);
  if (to === "declined" && PLACES[from] > PLACES.decided) throw noSuchStep(from, to);
  if (from === "declined" && forward) throw noSuchStep(from, to);
  if (note === "" && (to === "declined" || (to === "acted" && forward))) throw noteNeeded(to);
}

/** When the first action was, after a step at that moment: a step back before it takes it away. */
export function actedAfter(to: InsightState, actedAt: Date | null, at: Date): Date | null {
  return PLACES[to] < PLACES.acted ? null : (actedAt ?? at);
}

interface Clocked {
  readonly state: InsightState;
  readonly foundAt: Date;
  readonly targetDays: number;
  readonly actedAt: Date | null;
}

/** The clock of a finding: it runs from when it was found until the first action. */
export function clockOf({ state, foundAt, targetDays, actedAt }: Clocked, now: Date) {
  const dueAt = new Date(foundAt.getTime() + targetDays * DAY);
  const ended = actedAt ?? now;
  return {
    dueAt,
    days: Math.max(0, Math.floor((ended.getTime() - foundAt.getTime()) / DAY)),
    overdue: actedAt === null && state !== "declined" && now > dueAt,
  };
}
