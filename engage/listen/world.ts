import type { ReadTexts } from "../conversations/index.ts";

/** What accepting takes from outside. */
export interface AcceptingWorld {
  readonly now: Date;
  readonly random: () => Uint8Array;
  /** Keys the hashes of identities; the installation's own. */
  readonly secret: Uint8Array;
  readonly readTexts: ReadTexts;
}
