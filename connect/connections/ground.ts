import type { Handle } from "@firsthand/platform/storage";

import type { Delivered, SourceDeclaration } from "../records/index.ts";
import type { Agreement, TokenKeeper, Tokens } from "../engine/index.ts";
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
  /** Where somebody has to agree on the other side (OAuth 2, authorisation code) before anything can be read. */
  readonly agreement?: {
    readonly address: (settings: Settings, agreement: Agreement) => string;
    readonly tokens: (
      connection: OpenConnection,
      returned: Omit<Agreement, "state"> & { readonly code: string; readonly signal: AbortSignal },
    ) => Promise<Tokens>;
  };
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

/** What the commands and queries of this module work with. */
export interface ConnectionsGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: () => Uint8Array;
  /** In [0, 1), for pauses. */
  readonly chance: () => number;
  readonly connectors: readonly Connector[];
  readonly seal: (plain: string, purpose: string) => string;
  readonly open: (sealed: string, purpose: string) => string;
  /** Makes a source known to the log. Throws `source_differs`. */
  readonly declare: (tx: Handle, declaration: SourceDeclaration, now: Date) => Promise<SourceDeclaration>;
  /** From when sources count against coverage, by name; those that count in full are not there. */
  readonly graces: (tx: Handle) => Promise<ReadonlyMap<string, Date>>;
  readonly endGrace: (tx: Handle, source: string) => Promise<void>;
  /** Takes records into the log, in the transaction given. */
  readonly deliver: (tx: Handle, source: SourceDeclaration, items: readonly Delivered[]) => Promise<Tally>;
}
