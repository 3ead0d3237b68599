import { sessionHours } from "@firsthand/govern/access/contract";

const offered = {
  idle: [1, 8, 24, 72, sessionHours.idle.most],
  longest: [8, 12, 24, 168, 336, sessionHours.longest.most],
} as const;

/** What may be chosen, the shortest first; what stands is among it, whoever set it to whatever. */
export function hourChoices(kind: keyof typeof offered, standing: number): { value: string; label: string }[] {
  const hours = [...new Set([...offered[kind], standing])].toSorted((one, other) => one - other);
  return hours.map((count) => ({ value: String(count), label: hoursText(count) }));
}

function hoursText(count: number): string {
  if (count >= 48 && count % 24 === 0) return `${count / 24} days`;
  return count === 1 ? "1 hour" : `${count} hours`;
}
