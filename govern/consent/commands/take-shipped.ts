import { type Handle, transact } from "@firsthand/platform/storage";

import { SHIPPED_PURPOSES } from "../rules/shipped.ts";
import { insertPurpose } from "../store/purposes.ts";

/** Puts the purposes of the product into an installation that does not know them; those that it knows stay. */
export async function takeShippedPurposes(db: Handle, now: Date): Promise<void> {
  await transact(db, async (tx) => {
    for (const purpose of SHIPPED_PURPOSES) {
      const shipped = { version: 1, origin: "shipped", by: "Firsthand", at: now.toISOString() } as const;
      await insertPurpose(tx, { ...purpose, channels: [...purpose.channels], ...shipped });
    }
  });
}
