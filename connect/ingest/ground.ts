import type { Handle } from "@firsthand/platform/storage";

import type { FlowCount } from "../flow/index.ts";
import type { Delivered, SourceDeclaration } from "../records/index.ts";

/** What became of one thing in the log. */
export type Fate =
  | { readonly status: "accepted" | "repeated" | "revised" }
  | { readonly status: "quarantined"; readonly reason: { readonly code: string; readonly message: string } };

/** What ingest stands on; `app` fills it in. */
export interface IngestGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly seal: (plain: string, purpose: string) => string;
  readonly open: (sealed: string, purpose: string) => string;
  readonly findSources: (tx: Handle) => Promise<readonly SourceDeclaration[]>;
  readonly findSource: (tx: Handle, name: string) => Promise<SourceDeclaration | undefined>;
  /** Throws when it is there with another declaration. */
  readonly declareSource: (tx: Handle, declaration: SourceDeclaration, now: Date) => Promise<SourceDeclaration>;
  /** The units of those of these deliveries that are in the log; null: it has none. */
  readonly findUnits: (
    tx: Handle,
    source: string,
    externalIds: readonly string[],
  ) => Promise<ReadonlyMap<string, string | null>>;
  /** For each of these messages the units of the conversations whose threads it would join; null: one that has none. */
  readonly findUnitsBeside: (
    tx: Handle,
    source: string,
    messages: readonly {
      readonly externalId?: string | undefined;
      readonly thread?: string | undefined;
      readonly parents: readonly string[];
    }[],
  ) => Promise<readonly (readonly (string | null)[])[]>;
  /** The units of the conversations of who is known by these accounts in a source; null: a conversation that has none. */
  readonly findUnitsOfAccounts: (
    tx: Handle,
    source: SourceDeclaration,
    accounts: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly (string | null)[]>>;
  /** Works ahead on what is going to be accepted, in small pieces. */
  readonly prepare: (items: readonly Delivered[]) => Promise<void>;
  /** Puts these into the log in one transaction; resolves once it is committed, with what became of each. */
  readonly accept: (source: SourceDeclaration, items: readonly Delivered[]) => Promise<readonly Fate[]>;
  /** Counts what came in and what of it was refused; for the page that shows what flows. */
  readonly noteFlow: (count: FlowCount) => void;
  /** Whether an error says that the database is away or full, and nothing of what was sent in. */
  readonly isOutage: (error: unknown) => boolean;
}
