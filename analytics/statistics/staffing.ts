/** Full-time people needed for the work, people there, and what is missing (negative: to spare). */
export interface Staffing {
  readonly needed: number;
  readonly present: number;
  readonly gap: number;
}

/**
 * Arrivals times handling time against working time, as plain arithmetic: no queue is modelled, so it says how many
 * people the work fills, not how long anybody waits. `days` are calendar days, of which `daysPerWeek` in seven are
 * worked; `personDays` counts each person once for each day worked; `occupancy` is the share of a working day that
 * can be spent handling.
 */
export function staffing(work: {
  readonly arrivals: number;
  readonly handlingSeconds: number;
  readonly personDays: number;
  readonly days: number;
  readonly daysPerWeek: number;
  readonly hoursPerDay: number;
  readonly occupancy: number;
}): Staffing {
  const workingDays = (work.days * work.daysPerWeek) / 7;
  if (!(workingDays > 0)) throw new RangeError(`working time is needed, not ${workingDays} days`);
  const secondsPerPersonDay = work.hoursPerDay * 3600 * work.occupancy;
  const needed = (work.arrivals * work.handlingSeconds) / (workingDays * secondsPerPersonDay);
  const present = work.personDays / workingDays;
  return { needed, present, gap: needed - present };
}
