import { transact } from "@firsthand/platform/storage";

import { unknownKey } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { deleteKey } from "../store/keys.ts";

/** Nobody comes in with it from now on. Throws `key_unknown`. */
export async function removeKey({ db, forget }: Ground, id: string): Promise<void> {
  await transact(db, async (tx) => {
    if (!(await deleteKey(tx, id))) throw unknownKey(id);
    await tellAccess(tx);
  });
  forget();
}
