import type { Handle } from "@firsthand/platform/storage";

import type { AcceptingWorld } from "../listen/index.ts";

/** What uploads and imports stand on; `app` fills it in. */
export interface ImportsGround {
  readonly db: Handle;
  readonly world: AcceptingWorld;
  /** Where uploaded files lie. */
  readonly directory: string;
  readonly maxUploadBytes: number;
  /** Bytes free on the disk of a directory. */
  readonly freeBytes: (directory: string) => Promise<number>;
  readonly enqueue: (tx: Handle, name: string, data: object) => Promise<string>;
}
