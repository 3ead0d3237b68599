import { AsyncLocalStorage } from "node:async_hooks";

import type { Kysely } from "kysely";

import type { Actor, Change, Outcome, Subject, TraceLine } from "./contract.ts";

/** A transaction, as storage gives it. */
type Transaction = Kysely<Record<never, never>>;

/** Keeps the lines. */
export interface Recorder {
  /**
   * Writes a line in a transaction, if that has changed anything so far or `always` is said; tells whether it did. What
   * it throws undoes the change.
   */
  readonly write: (tx: Transaction, line: TraceLine, options: { readonly always: boolean }) => Promise<boolean>;
  /** Writes a line by itself, after what it tells of. Never throws. */
  readonly append: (line: TraceLine) => Promise<void>;
  /** Keeps in mind that something was read, to be written soon; the same again within minutes is left out. */
  readonly read: (line: TraceLine) => void;
}

/** What is known of a piece of work when it begins. */
export type TraceFacts = Pick<
  TraceLine,
  "actor" | "operation" | "subject" | "unit" | "address" | "requestId" | "input"
>;

export interface Trace {
  readonly facts: TraceFacts;
  readonly recorder: Recorder;
  readonly now: () => Date;
  /**
   * What is written of itself: `changes` every transaction that changes something (the first of all, later ones if they
   * note something), `notes` only what is noted, `nothing` no transaction.
   */
  readonly records: "changes" | "notes" | "nothing";
  /** What was noted outside of transactions, or stands in no line yet. */
  readonly notes: Notes;
  /** Who it turned out to be. */
  actor?: Actor;
  /** What it turned out to be. */
  operation?: string;
  /** The outcome that the last line tells; undefined while there is none. */
  told?: Outcome;
}

interface Notes {
  changes: Change[];
  subject: Subject | undefined;
}

interface Scope {
  readonly trace: Trace;
  readonly notes: Notes;
}

const scopes = new AsyncLocalStorage<Scope | undefined>();

const noNotes = (): Notes => ({ changes: [], subject: undefined });

/** A piece of work that is to be recorded; give it to `runTraced`, and afterwards to `endTrace`. */
export function createTrace(given: Pick<Trace, "facts" | "recorder" | "now" | "records">): Trace {
  return { ...given, notes: noNotes() };
}

/** Runs work as part of a trace: transactions that it commits write the line themselves. */
export function runTraced<T>(trace: Trace, work: () => T): T {
  return scopes.run({ trace, notes: trace.notes }, work);
}

/** Runs bookkeeping (counts of attempts, time of last use) that is no change in the sense of the record. */
export function untraced<T>(work: () => T): T {
  return scopes.run(undefined, work);
}

/** Notes what a setting or a model was before and is after. Outside of a trace, or without a difference, nothing. */
export function noteChange(change: Change): void {
  if (JSON.stringify(change.before) === JSON.stringify(change.after)) return;
  scopes.getStore()?.notes.changes.push(change);
}

/** Notes what the work was done to, where the input does not say it or says it otherwise. */
export function noteSubject(kind: string, id: string): void {
  const notes = scopes.getStore()?.notes;
  if (notes) notes.subject = { kind, id };
}

/** Notes who it is, where that comes out only in the course of the work, as at a sign-in. */
export function noteActor(actor: Actor): void {
  const scope = scopes.getStore();
  if (scope) scope.trace.actor = actor;
}

/** Notes what was done, where that comes out only in the course of the work: a step of what was asked for, say. */
export function noteOperation(operation: string): void {
  const scope = scopes.getStore();
  if (scope) scope.trace.operation = operation;
}

/**
 * One attempt at a transaction, as `transact` makes it: what the work notes belongs to this attempt alone, and the line
 * is written before the commit. `committed` is called when it did.
 */
export function traceAttempt<T>(work: (tx: Transaction) => Promise<T>): {
  readonly run: (tx: Transaction) => Promise<T>;
  readonly committed: () => void;
} {
  const outer = scopes.getStore();
  if (!outer || outer.trace.records === "nothing") return { run: work, committed: () => {} };
  const { trace } = outer;
  const notes = noNotes();
  let wrote = false;
  return {
    run: async (tx) => {
      const result = await scopes.run({ trace, notes }, () => work(tx));
      const noted = notes.changes.length > 0 || notes.subject !== undefined;
      const first = trace.told === undefined && trace.records === "changes";
      if (noted || first)
        wrote = await trace.recorder.write(tx, lineOf(trace, [trace.notes, notes], "done"), { always: noted });
      return result;
    },
    committed: () => {
      if (wrote) {
        trace.told ??= "done";
        Object.assign(trace.notes, noNotes());
      }
    },
  };
}

/** How a piece of work ended. */
export interface Ending {
  readonly outcome: Outcome;
  readonly code?: string | null;
}

/** Writes what no transaction has written: work that needed none, a refusal, an end other than the line tells. */
export async function endTrace(trace: Trace, { outcome, code = null }: Ending): Promise<void> {
  const open = trace.notes.changes.length > 0;
  if (trace.told === outcome && !open) return;
  if (trace.told === undefined && outcome === "failed" && !open) return;
  if (trace.told === undefined && outcome === "done" && trace.records !== "changes" && !open) return;
  trace.told = outcome;
  await trace.recorder.append({ ...lineOf(trace, [trace.notes], outcome), code });
}

/** The line that tells that something was read. */
export function lineOfRead(trace: Trace): TraceLine {
  return lineOf(trace, [trace.notes], "done");
}

function lineOf({ facts, now, actor, operation }: Trace, notes: readonly Notes[], outcome: Outcome): TraceLine {
  return {
    ...facts,
    actor: actor ?? facts.actor,
    operation: operation ?? facts.operation,
    at: now(),
    subject: notes.findLast(({ subject }) => subject)?.subject ?? facts.subject,
    outcome,
    code: null,
    changes: notes.flatMap(({ changes }) => changes),
  };
}
