import type { Reach } from "@firsthand/kernel/permissions";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import { unknownTheme } from "../errors.ts";
import type { ThemesGround } from "../ground.ts";
import { isSeen } from "../rules/seen.ts";
import { findSpoken } from "../store/spoken.ts";
import { findTheme, setDismissed } from "../store/themes.ts";

/** Puts a theme aside, or takes it back (`by`: null). Throws `unknown_theme`. */
export async function putAside(
  ground: ThemesGround,
  { id, reach, by }: { readonly id: string; readonly reach: Reach; readonly by: string | null },
): Promise<void> {
  await transact(ground.db, async (tx) => {
    const theme = await findTheme(tx, id);
    if (!theme || !isSeen(await findSpoken(tx, [id], { reach, unit: undefined }), reach)) throw unknownTheme(id);
    await setDismissed(tx, id, by === null ? null : { at: ground.now(), by });
    await notify(tx, logChannel, JSON.stringify({ topics: ["insight"] }));
  });
}
