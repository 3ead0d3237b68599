import { statfs } from "node:fs/promises";

import { Failure } from "@firsthand/kernel/errors";

/** Bytes that an import leaves free: PostgreSQL writes its log before it can make room, and stops when it cannot. */
const RESERVE_BYTES = 256 * 1024 * 1024;

/**
 * Whether the disk of a directory has room to spare; one that is not there yet has. Throws `disk_nearly_full`: better
 * an import that waits than a database that stops.
 */
export async function checkRoom(directory: string, reserveBytes: number = RESERVE_BYTES): Promise<void> {
  const found = await statfs(directory).catch(() => undefined);
  if (!found || found.bavail * found.bsize >= reserveBytes) return;
  const freeMegabytes = Math.floor((found.bavail * found.bsize) / 1024 ** 2);
  throw new Failure({
    code: "disk_nearly_full",
    status: 507,
    message: `The disk that holds the data has ${freeMegabytes} MB left; an import leaves ${Math.ceil(reserveBytes / 1024 ** 2)} MB free.`,
    advice: "Make room and let the import go on (on the command line: the same command); what it stored is kept.",
    details: { freeBytes: found.bavail * found.bsize, reserveBytes },
  });
}
