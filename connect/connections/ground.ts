import type { Handle } from "@firsthand/platform/storage";

import type { Delivery, SourceDeclaration } from "../records/index.ts";
import type { Agreement, Event, TokenKeeper, Tokens, Verified } from "../engine/index.ts";
import type { Manifest } from "../manifest/index.ts";
import type { Cursor, ReadStream, Settings } from "../streams/index.ts";
import type { SettingField } from "./contract.ts";

/** What became of the records of a page. */
export interface Tally {
  readonly records: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly quarantined: number;
}

/** A kind of system that can be connected. */
export interface Connector {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly about: string;
  /** The real server that it was run against; null: only against what its documentation says. */
  readonly tried: string | null;
  readonly settings: readonly SettingField[];
  readonly streams: readonly { readonly name: string; readonly words: string; readonly everyMinutes: number }[];
  /** How the log treats what comes from one of its streams; without one, from the first. */
  readonly declaration: (name: string, settings: Settings, stream?: string) => SourceDeclaration;
  readonly read: (connection: OpenConnection) => ReadStream;
  /** Waits until the other side tells of news after the cursor; false when the signal ended the wait. */
  readonly watch?: (connection: OpenConnection, cursor: Cursor | null, signal: AbortSignal) => Promise<boolean>;
  /** What the other side sends by itself, to an address of the connection. */
  readonly events?: EventsOfConnector;
  /** How customers are answered through it; without it it only reads. */
  readonly answers?: AnswersOfConnector;
  /**
   * What a record of these streams (and of its events) that was not understood comes to now; null: still nothing.
   * Without it what lies in quarantine comes anew only by reading again.
   */
  readonly readAgain?: (
    connection: OpenConnection,
    asked: { readonly raw: Uint8Array; readonly streams: readonly string[]; readonly events: boolean },
  ) => Promise<readonly Delivery[] | null>;
  /** Gives back what was kept of a connection that is no more. */
  readonly forget?: (id: string) => Promise<void>;
  /** Where somebody has to agree on the other side (OAuth 2, authorisation code) before anything can be read. */
  readonly agreement?: {
    readonly address: (settings: Settings, agreement: Agreement) => string;
    readonly tokens: (
      connection: OpenConnection,
      returned: Omit<Agreement, "state"> & { readonly code: string; readonly signal: AbortSignal },
    ) => Promise<Tokens>;
  };
}

/** How a connector answers customers. */
export interface AnswersOfConnector {
  /** Which way an answer goes, or why it cannot with these settings; secrets are not among them. */
  readonly open: (settings: Settings, addressee: Addressee) => AnswerWay;
  /** Sends one, once; throws `StreamFailure` where nothing went out and it may be tried later. */
  readonly send: (connection: OpenConnection, answer: Answer, signal: AbortSignal) => Promise<Answered>;
}

/** Whom an answer goes to, and what it is about, as the source names it. */
export interface Addressee {
  readonly email: string | null;
  readonly name: string | null;
  readonly account: string | null;
  readonly thread: string | null;
  /** The message that is answered; `parents` are what it answers itself, nearest first. */
  readonly message: {
    readonly externalId: string | null;
    readonly subject: string | null;
    readonly parents: readonly string[];
    /** Where it asks to be answered, if not to who wrote it. */
    readonly replyTo?: string | null;
  };
}

/** `longest` in characters; `idOf`: the id that the answer will have there, from its own, where that is known before. */
export type AnswerWay =
  | {
      readonly ready: true;
      readonly words: string;
      readonly longest: number;
      readonly repeatable: boolean;
      readonly idOf?: (answerId: string) => string;
    }
  | { readonly ready: false; readonly why: string };

export interface Answer extends Addressee {
  /** The same in each try. */
  readonly id: string;
  readonly text: string;
}

/** What became of it; an id of null: the other side does not tell under which one it keeps it. */
export type Answered =
  | { readonly status: "done"; readonly externalId: string | null; readonly at: Date; readonly subject?: string }
  | { readonly status: "refused"; readonly message: string; readonly advice: string }
  | { readonly status: "unknown"; readonly message: string };

/** How a connector receives what is sent to it. */
export interface EventsOfConnector {
  /** How to set it up on the other side. */
  readonly about: string | null;
  /** The stream that it belongs to; null: it has a source of its own. */
  readonly stream: string | null;
  readonly declaration: (name: string) => SourceDeclaration;
  /** The answer to a question by GET whether one listens; null where none is given. */
  readonly answerHandshake: (connection: OpenConnection, query: URLSearchParams) => Promise<string | null>;
  readonly verify: (connection: OpenConnection, event: Event) => Promise<Verified>;
  /** What a verified event brings. */
  readonly map: (
    connection: OpenConnection,
    body: Uint8Array,
  ) => Promise<{ readonly items: readonly Delivery[]; readonly challenge: string | null }>;
}

/** A connection as its connector gets it. */
export interface OpenConnection {
  readonly settings: Settings;
  /** Hosts in private networks may be asked only when they are among these. */
  readonly allowedHosts: readonly string[];
  /** Left out: it is tried before it is made. What belongs to it is kept until its version is another. */
  readonly kept?: { readonly id: string; readonly version: number };
  /** Left out: it has none. */
  readonly tokens?: TokenKeeper;
}

/** What people write themselves becomes connectors by this. */
export interface OwnConnectors {
  /** Has the connectors be those that stand in the database now; cheap where nothing changed. */
  readonly refresh: (tx: Handle) => Promise<void>;
  /** A connector as its file describes it. */
  readonly of: (manifest: Manifest) => Connector;
  /** Whether an id is that of a connector of the product. */
  readonly isTaken: (id: string) => boolean;
  /** The file of a connector of the product, to begin with; those that are no files have none. */
  readonly shippedFile: (id: string) => string | undefined;
}

/** What the commands and queries of this module work with. */
export interface ConnectionsGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: () => Uint8Array;
  /** In [0, 1), for pauses. */
  readonly chance: () => number;
  /** What can be connected, as of the last `own.refresh`. */
  readonly connectors: () => readonly Connector[];
  /** Connectors that people wrote themselves. */
  readonly own: OwnConnectors;
  readonly seal: (plain: string, purpose: string) => string;
  readonly open: (sealed: string, purpose: string) => string;
  /** Makes a source known to the log. Throws `source_differs`. */
  readonly declare: (tx: Handle, declaration: SourceDeclaration, now: Date) => Promise<SourceDeclaration>;
  /** From when sources count against coverage, by name; those that count in full are not there. */
  readonly graces: (tx: Handle) => Promise<ReadonlyMap<string, Date>>;
  readonly endGrace: (tx: Handle, source: string) => Promise<void>;
  /** Takes in what was read, in the transaction given: things for the log, persons and documents. */
  readonly deliver: (tx: Handle, source: SourceDeclaration, items: readonly Delivery[]) => Promise<Tally>;
}
