import type { Asker } from "@firsthand/platform/http";
import type { Handle } from "@firsthand/platform/storage";

import { findMaker } from "../store/keys.ts";

/** The id of the person in whose name a key acts; the asker's own id where there is none behind it. */
export async function findPersonBehind(tx: Handle, { id, kind }: Pick<Asker, "id" | "kind">): Promise<string> {
  if (kind !== "key") return id;
  return (await findMaker(tx, id))?.made_by_id ?? id;
}
