import type { FileStore } from "@firsthand/platform/files";

/** What attachments are kept in, and how much of them. */
export interface Keeping {
  readonly files: FileStore;
  /** Bytes that one may have; of a larger one only name and size are kept. */
  readonly mostBytes: number;
  /** How many of one message are kept; of further ones only name and size. */
  readonly mostPerMessage: number;
}

/** What is kept unless the settings say otherwise. */
export const USUAL_LIMITS = { mostBytes: 25 * 1024 ** 2, mostPerMessage: 100 } as const;
