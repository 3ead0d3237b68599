import type { Keeping } from "../attachments/index.ts";
import type { ReadTexts } from "../conversations/index.ts";

/** What accepting takes from outside. */
export interface AcceptingWorld {
  readonly now: Date;
  readonly random: () => Uint8Array;
  /** Keys the hashes of identities; the installation's own. */
  readonly secret: Uint8Array;
  readonly readTexts: ReadTexts;
  /** Bytes that a gzip file may unfold to; as many as are usual unless told. */
  readonly mostUnfoldedBytes?: number | undefined;
  /** Where files that come with messages are kept; without it they are not. */
  readonly attachments?: Keeping | undefined;
  /** Throws a Failure where the disk has no room for more; asked before each batch. */
  readonly checkRoom?: () => Promise<void>;
}
