import type { Reach } from "@firsthand/kernel/permissions";
import type { Outgoing } from "@firsthand/platform/outgoing";
import type { Handle } from "@firsthand/platform/storage";

/** What is known of a theme, as far as somebody's reach goes; its texts are masked already. */
export interface ThemeWords {
  readonly phrases: readonly string[];
  readonly texts: readonly string[];
}

/** What a language model is asked with; `app` fills it in. */
export interface AssistGround {
  readonly db: Handle;
  readonly now: () => Date;
  /** For the marks between which texts of others stand. */
  readonly random: () => Uint8Array;
  readonly seal: (plain: string, purpose: string) => string;
  readonly open: (sealed: string, purpose: string) => string;
  /** The guarded way out, with these hosts of our own network open; the same one for the same hosts. */
  readonly outgoing: (allowedHosts: readonly string[]) => Outgoing;
  /** Throws a Failure where there is no such theme within reach. */
  readonly theme: (id: string, reach: Reach) => Promise<ThemeWords>;
}
