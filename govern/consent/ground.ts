import type { Handle } from "@firsthand/platform/storage";

import type { ConsentSummary } from "./contract.ts";

/** An identity of a customer, as another module knows it. */
export interface KnownIdentity {
  readonly identityId: string;
  readonly kind: string;
  readonly value: string | null;
  /** The keyed hashes by which it is recognised. */
  readonly keys: readonly string[];
}

/** What the log knows of customers. */
export interface Customers {
  /** All identities of the person whom this is an identity of; none: empty. */
  readonly identitiesOf: (tx: Handle, id: string) => Promise<readonly KnownIdentity[]>;
  /** The identity of each mail address, telephone, number, account or id that leads to exactly one; by what was asked. */
  readonly find: (tx: Handle, values: readonly string[]) => Promise<ReadonlyMap<string, KnownIdentity>>;
  /** How many customers there are, and how many of them said what. */
  readonly count: (tx: Handle) => Promise<{
    readonly people: number;
    readonly said: readonly Pick<ConsentSummary["rows"][number], "purpose" | "channel" | "given" | "withdrawn">[];
  }>;
}

/** What the commands and queries of this module work with. */
export interface ConsentGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly customers: Customers;
  /** Who asks, as customers know it; null: not set. */
  readonly organisation: string | null;
  /** The key that signs links, see `linkKey`. */
  readonly key: Uint8Array;
  /** Seconds to wait for who asks too often by this word, 0 for others. */
  readonly limit: (word: string, nowMs: number) => number;
}
