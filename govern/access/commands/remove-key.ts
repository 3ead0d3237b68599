import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { unknownKey } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { isSeenKey } from "../queries/list-keys.ts";
import { deleteKey, findKeyById } from "../store/keys.ts";

/** Nobody comes in with it from now on. Throws `key_unknown`, also for one that who asks does not see. */
export async function removeKey({ db, forget }: Ground, asker: Asker, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const before = await findKeyById(tx, id);
    const isSeen = await isSeenKey(tx, asker);
    if (!before || !isSeen(before) || !(await deleteKey(tx, id))) throw unknownKey(id);
    const { name, permissions, unit, function: ofFunction } = before;
    noteChange({ subject: `key ${name}`, before: { permissions, unit, function: ofFunction }, after: null });
    await tellAccess(tx);
  });
  forget();
}
