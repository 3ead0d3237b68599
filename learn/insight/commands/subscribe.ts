import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { noMember } from "../errors.ts";
import type { Doer, InsightGround } from "../ground.ts";
import { findSubscription, saveSubscription } from "../store/reports.ts";

/** Whose digests: only a person receives any. */
interface Subscriber extends Doer {
  readonly kind: string;
  readonly mayRead: boolean;
}

/** Chooses which digests somebody receives. Throws `not_allowed` for whoever is no member or sees no findings. */
export async function subscribe(
  ground: Pick<InsightGround, "db" | "now">,
  { id, kind, mayRead }: Subscriber,
  functions: readonly string[],
): Promise<void> {
  if (kind !== "person" || !mayRead) throw noMember();
  const wanted = [...new Set(functions)].toSorted();
  await transact(ground.db, async (tx) => {
    const before = await findSubscription(tx, id);
    await saveSubscription(tx, id, { functions: wanted, since: ground.now() });
    noteChange({ subject: `digests of ${id}`, before: { functions: before }, after: { functions: wanted } });
  });
}
