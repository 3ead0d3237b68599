import type { Reach } from "@firsthand/kernel/permissions";
import type { Letter } from "@firsthand/platform/mail";
import type { Handle } from "@firsthand/platform/storage";

/** Somebody who can look after a finding. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Where they hold a role; null: for all units, for all functions. */
  readonly places: readonly { readonly unit: string | null; readonly function: string | null }[];
}

/** How topics and intents are called. */
export interface TopicNames {
  readonly topic: (id: string) => string;
  readonly intent: (id: string) => string;
}

/** What the commands and queries of this module work with. */
export interface InsightGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: () => Uint8Array;
  readonly members: () => Promise<readonly Member[]>;
  /** The rows that a member may see findings of; none where they may see none. */
  readonly reachOf: (memberId: string) => Promise<Reach>;
  readonly names: (tx: Handle) => Promise<TopicNames>;
  /** The way of mails with the address of this installation; undefined where none is set. */
  readonly post?: { readonly send: (letter: Letter) => Promise<void>; readonly publicUrl: string } | undefined;
}

/** Who asks, and what they may see and change. */
export interface Seer {
  readonly read: Reach;
  readonly manage: Reach;
}

/** Who does something, as it stands in the history. */
export interface Doer {
  readonly id: string;
  readonly name: string;
}
