import type { Handle } from "@firsthand/platform/storage";

/** What the commands and queries of this module work with. */
export interface ReadingGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: () => Uint8Array;
}
