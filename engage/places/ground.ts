import type { Handle } from "@firsthand/platform/storage";

/** What the commands and queries of this module work with. */
export interface PlacesGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: () => Uint8Array;
  /** How many messages of customers since then have the words of a question, counted up to a limit. */
  readonly countMentions: (
    db: Handle,
    question: { readonly text: string; readonly since: Date },
  ) => Promise<{ readonly value: number; readonly capped: boolean }>;
  /** The API keys that there are. */
  readonly findKeys: (
    db: Handle,
  ) => Promise<readonly { readonly id: string; readonly name: string; readonly expires_at: Date | null }[]>;
  /** The sources that connections bring. */
  readonly findConnected: (db: Handle) => Promise<ReadonlySet<string>>;
}
