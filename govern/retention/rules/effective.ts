import type { Field, GivenRule } from "../contract.ts";
import type { Cell, UnitNode } from "../ground.ts";

type Ruling = Pick<GivenRule, "field" | "channel" | "unit" | "months" | "locked">;

/** The rule that decides for a cell. Where a locked one keeps shorter than the most specific one, the locked. */
export interface Effective<R> {
  readonly rule: R;
  readonly months: number;
}

/** A unit and all above it, the nearest first. What leads in a circle ends where it began. */
export function lineageOf(unit: string | null, units: readonly UnitNode[]): string[] {
  const parents = new Map(units.map(({ name, parent }) => [name, parent]));
  const line: string[] = [];
  for (let at = unit; at !== null && !line.includes(at); at = parents.get(at) ?? null) line.push(at);
  return line;
}

/** A unit and all below it. */
export function withBelow(unit: string, units: readonly UnitNode[]): string[] {
  return [
    unit,
    ...units.map(({ name }) => name).filter((name) => name !== unit && lineageOf(name, units).includes(unit)),
  ];
}

/**
 * Which rule decides how long a field of a cell is kept: the one for the nearest unit; of these the one for the channel;
 * of these the one for the field rather than for everything; of equal ones the shorter. No locked rule that covers the
 * cell is outdone by a longer one. None: kept for ever.
 */
export function effectiveRule<R extends Ruling>(
  cell: Cell & { readonly field: Field },
  rules: readonly R[],
  units: readonly UnitNode[],
): Effective<R> | undefined {
  const line = lineageOf(cell.unit, units);
  const covering = rules.filter(
    ({ field, channel, unit }) =>
      (field === cell.field || field === "everything") &&
      (channel === null || channel === cell.channel) &&
      (unit === null || line.includes(unit)),
  );
  const distance = ({ unit }: R) => (unit === null ? line.length : line.indexOf(unit));
  const [nearest] = covering.toSorted(
    (a, b) =>
      distance(a) - distance(b) ||
      Number(a.channel === null) - Number(b.channel === null) ||
      Number(a.field === "everything") - Number(b.field === "everything") ||
      a.months - b.months,
  );
  if (!nearest) return undefined;
  const rule = covering
    .filter(({ locked }) => locked)
    .reduce((shortest, one) => (one.months < shortest.months ? one : shortest), nearest);
  return { rule, months: rule.months };
}

/** The locked rule that covers all that this one does and keeps it shorter: this one could never take effect. */
export function outdoneBy<R extends Ruling>(
  rule: Ruling,
  others: readonly R[],
  units: readonly UnitNode[],
): R | undefined {
  const line = lineageOf(rule.unit, units);
  return others.find(
    ({ field, channel, unit, locked, months }) =>
      locked &&
      months < rule.months &&
      (field === rule.field || field === "everything") &&
      (channel === null || channel === rule.channel) &&
      (unit === null || line.includes(unit)),
  );
}

/** So many months before a moment, on the same day of the month or the last one there is; in UTC. */
export function monthsBefore(now: Date, months: number): Date {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(now.getUTCDate(), days));
  return new Date(first.getTime() + (now.getTime() % 86_400_000));
}
