import type { Delivery, SourceDeclaration } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import type { Keeping } from "../attachments/index.ts";
import type { ReadTexts } from "../conversations/index.ts";

/** What accepting takes from outside. */
export interface AcceptingWorld {
  readonly now: Date;
  readonly random: () => Uint8Array;
  /** Keys the hashes of identities; the installation's own. */
  readonly secret: Uint8Array;
  readonly readTexts: ReadTexts;
  /** The same beside this thread, for many texts at once. */
  readonly readAside?: ((...asked: Parameters<ReadTexts>) => Promise<ReturnType<ReadTexts>>) | undefined;
  /** Bytes that a gzip file may unfold to; as many as are usual unless told. */
  readonly mostUnfoldedBytes?: number | undefined;
  /** Where files that come with messages are kept; without it they are not. */
  readonly attachments?: Keeping | undefined;
  /** Throws a Failure where the disk has no room for more; asked before each batch. */
  readonly checkRoom?: () => Promise<void>;
  /** Without it what connections brought is not read again from the quarantine. */
  readonly connected?: ConnectedAgain | undefined;
}

/** How what a connection brought and was not understood is tried again. */
export interface ConnectedAgain {
  /** Reads things of a source anew, null for what is still not understood; undefined: no connection brings it. */
  readonly reading: (
    tx: Handle,
    source: string,
  ) => Promise<((raw: Uint8Array) => Promise<readonly Delivery[] | null>) | undefined>;
  /** Takes in what was read, also persons and documents. */
  readonly deliver: (tx: Handle, source: SourceDeclaration, items: readonly Delivery[]) => Promise<unknown>;
}
