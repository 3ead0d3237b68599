import { asked, isTellable, moment } from "../contract.ts";
import { emptyWindow, unreadableMoment, unreadableQuestion } from "../errors.ts";

/** The moments from `since` up to, not including, `until`; an end that is left out is open. */
export interface Window {
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

/** The cases of one unit or of several; undefined: of the whole organisation. */
export type UnitScope = string | readonly string[] | undefined;

/** Reads a day (its midnight in UTC) or a moment with offset, in ISO 8601; a Failure for anything else. */
export function parseMoment(text: string): Date {
  const parsed = moment.safeParse(text);
  if (!parsed.success) throw unreadableMoment(text);
  return new Date(parsed.data);
}

/** The unit and the window that an address asks for; a Failure that says what is wrong with it. */
export function readScope(query: unknown): Window & { readonly unit?: string | undefined } {
  const read = asked.safeParse(query);
  if (!read.success) {
    throw unreadableQuestion(read.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
  }
  const { unit, since, until } = read.data;
  return { unit, ...windowOf({ since, until }) };
}

/** The moments of a window that is given as text. */
export function windowOf({ since, until }: { since?: string | undefined; until?: string | undefined }): Window {
  return {
    since: since === undefined ? undefined : parseMoment(since),
    until: until === undefined ? undefined : parseMoment(until),
  };
}

/** Refuses a window without any moment in it, and dates that are none. */
export function checkWindow({ since, until }: Window): void {
  for (const date of [since, until]) {
    if (date && Number.isNaN(date.getTime())) throw unreadableMoment(String(date));
  }
  if (since && until && since >= until) throw emptyWindow(since.toISOString(), until.toISOString());
}

/** The window of the same length just before; null for a window that is open at an end, or would begin before time. */
export function windowBefore({ since, until }: Window): { readonly since: Date; readonly until: Date } | null {
  if (!since || !until) return null;
  const before = new Date(2 * since.getTime() - until.getTime());
  return isTellable(before) ? { since: before, until: since } : null;
}

/** The first UTC day that begins at or after a moment, as `2026-03-31`. */
export function dayFrom(date: Date): string {
  const day = 86_400_000;
  return new Date(Math.ceil(date.getTime() / day) * day).toISOString().slice(0, 10);
}

/** Whether a moment is a midnight in UTC. */
export function isMidnight(date: Date): boolean {
  return date.getTime() % 86_400_000 === 0;
}
