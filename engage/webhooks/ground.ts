import type { Outgoing } from "@firsthand/platform/outgoing";
import type { Handle } from "@firsthand/platform/storage";

/** What outgoing webhooks stand on; `app` fills it in. */
export interface WebhooksGround {
  readonly db: Handle;
  readonly now: () => Date;
  /** In [0, 1), for pauses. */
  readonly chance: () => number;
  readonly seal: (plain: string, purpose: string) => string;
  readonly open: (sealed: string, purpose: string) => string;
  /** The guarded way out, with these hosts of our own network open; the same one for the same hosts. */
  readonly outgoing: (allowedHosts: readonly string[]) => Outgoing;
  /** These units and all below them. */
  readonly unitsWithin: (tx: Handle, names: readonly string[]) => Promise<readonly string[]>;
  /** Channels and units that there are, to choose from. */
  readonly choices: () => Promise<{ channels: string[]; units: string[] }>;
}
