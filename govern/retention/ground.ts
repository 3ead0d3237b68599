import type { Handle } from "@firsthand/platform/storage";

import type { Field } from "./contract.ts";

/** Where something was said; of what was never understood neither is known. */
export interface Cell {
  readonly channel: string | null;
  readonly unit: string | null;
}

/** A part of what is held: null says nothing about it. */
export interface Scope {
  readonly channel: string | null;
  readonly units: readonly string[] | null;
  readonly since: Date | null;
  readonly until: Date | null;
}

/** What may not be taken out. */
export interface Held {
  readonly conversationIds: readonly string[];
  /** All identities of held people. */
  readonly identityIds: readonly string[];
  readonly scopes: readonly Scope[];
}

/** What is due: all of these cells before their time. */
export interface Due {
  readonly cells: readonly (Cell & { readonly before: Date })[];
  readonly held: Held;
}

/** Where a walk over all that is kept has come; only whoever walks can read it. */
export type Cursor = string;

export interface DueCount extends Cell {
  readonly due: number;
  readonly held: number;
  readonly oldest: Date;
  readonly newest: Date;
  readonly samples: readonly string[];
}

/** What is kept of one field, as the module that keeps it knows it. Count and clearing share one condition. */
export interface Content {
  /** How much there is, by cell; what was cleared is not there. */
  readonly survey: (tx: Handle) => Promise<readonly (Cell & { readonly rows: number })[]>;
  readonly count: (tx: Handle, due: Due) => Promise<readonly DueCount[]>;
  /** Clears some of what is due and not held, from `after` on; without `next` it was the last. */
  readonly clear: (
    tx: Handle,
    due: Due,
    step: { readonly after: Cursor | undefined; readonly limit: number; readonly at: Date },
  ) => Promise<{ readonly cleared: number; readonly next: Cursor | undefined }>;
}

export interface UnitNode {
  readonly name: string;
  readonly parent: string | null;
}

/** What the commands and queries of this module work with. */
export interface RetentionGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: () => Uint8Array;
  readonly contents: Readonly<Record<Field, Content>>;
  /** Where there are words; rather too much than too little. */
  readonly cells: (tx: Handle) => Promise<readonly Cell[]>;
  /** The tree of units; a unit that is not in it stands alone. */
  readonly units: (tx: Handle) => Promise<readonly UnitNode[]>;
  /** All identities of the people whom these are identities of. */
  readonly identitiesOf: (tx: Handle, identityIds: readonly string[]) => Promise<readonly string[]>;
  readonly hasConversation: (tx: Handle, id: string) => Promise<boolean>;
  /** Whether one of these messages lies in the scope. */
  readonly liesWithin: (tx: Handle, messageIds: readonly string[], scope: Scope) => Promise<boolean>;
  /** Asks for a run, in the caller's transaction. */
  readonly askForRun: (tx: Handle, by: string) => Promise<void>;
}
