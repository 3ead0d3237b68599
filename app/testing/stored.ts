import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Handle } from "@firsthand/platform/storage";
import { openStorage } from "@firsthand/platform/storage";

/** Data sets that may not be shipped; tests on them are skipped where they are absent. */
export const SHARED = join(import.meta.dirname, "../../../shared/data");
export const hasShared = existsSync(SHARED);

/** Works with what is stored in a data directory. */
export async function inDirectory<Result>(
  dataDirectory: string,
  work: (db: Handle) => Promise<Result>,
): Promise<Result> {
  const storage = await openStorage({ dataDirectory }, "command");
  try {
    return await work(storage.db);
  } finally {
    await storage.close();
  }
}
