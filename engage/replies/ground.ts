import type { Handle } from "@firsthand/platform/storage";

import type { AcceptingWorld } from "../listen/index.ts";

/** What a reply answers. */
export interface ReplyTarget {
  readonly conversationId: string;
  readonly source: string;
  readonly channel: string;
  readonly unit: string | null;
  /** The thread's own id in the source, where it has one. */
  readonly thread: string | null;
  readonly customer: {
    readonly kind: string;
    readonly value: string | null;
    readonly name: string | null;
    readonly account: string | null;
  };
  /** The customer's message that is answered; `parents` are the ids of what it answers, nearest first. */
  readonly lastIn: {
    readonly externalId: string | null;
    readonly subject: string | null;
    readonly at: Date;
    readonly parents: readonly string[];
    /** The mail address at which it asks to be answered, if not at that of who wrote it. */
    readonly replyTo?: string | null;
  } | null;
}

/** A way out: it knows the sources that it can answer in, and carries replies there. */
export interface ReplyDoor {
  /** For example `chat`, `mail`, `connector`. */
  readonly id: string;
  /** Null: not the door of this source. `ready: false`: its door, but something is missing, in words for the agent. */
  readonly open: (db: Handle, target: ReplyTarget) => Promise<OpenDoor | null>;
  /**
   * Called by a job, once a try; the id of the reply is the same in each. Throws `StreamFailure` where nothing went out
   * and it may be tried later.
   */
  readonly send: (reply: OutgoingReply, signal: AbortSignal) => Promise<SendResult>;
}

/** Which way a reply goes ("by mail from help@example.org") and how many characters it may have; or why it cannot go. */
export type OpenDoor =
  | {
      readonly ready: true;
      readonly words: string;
      readonly longest: number;
      /** Sending twice is sending once: what was broken off is simply sent again. */
      readonly repeatable?: boolean;
      /** The id that it will have in its source, where that is known before it goes. */
      readonly idOf?: (replyId: string) => string;
    }
  | { readonly ready: false; readonly why: string };

export interface OutgoingReply {
  readonly id: string;
  readonly text: string;
  readonly target: ReplyTarget;
  readonly by: { readonly member: string; readonly name: string };
}

/** What became of a try; `unknown`: it may have gone out or not, and nobody tries again by themselves. */
export type SendResult =
  | {
      readonly status: "done";
      /** The id under which the source will bring it; null: it does not tell, and the log waits for the source. */
      readonly externalId: string | null;
      readonly at: Date;
      readonly thread?: string;
      readonly subject?: string;
      readonly parents?: readonly string[];
    }
  | { readonly status: "refused"; readonly message: string; readonly advice: string }
  | { readonly status: "unknown"; readonly message: string };

/** What the commands and queries of this module work with. */
export interface RepliesGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: () => Uint8Array;
  /** In [0, 1), for pauses. */
  readonly chance: () => number;
  readonly doors: readonly ReplyDoor[];
  readonly world: AcceptingWorld;
  /** Has what is due be sent at once; there when the transaction commits. */
  readonly sendSoon: (tx: Handle) => Promise<unknown>;
}
