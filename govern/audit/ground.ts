import type { Handle } from "@firsthand/platform/storage";

/** What the record works with. */
export interface AuditGround {
  readonly db: Handle;
  /** See `auditKey`. */
  readonly key: Uint8Array;
  readonly now: () => Date;
  /** Eight random bytes. */
  readonly random: () => Uint8Array;
  /** Where the newest seal is kept beside the database, so that a record whose end was cut off is found out. */
  readonly sealFile: string;
}
