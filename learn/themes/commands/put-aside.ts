import type { Reach } from "@firsthand/kernel/permissions";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import { themeOfOthersToo, unknownTheme } from "../errors.ts";
import type { ThemesGround } from "../ground.ts";
import { isSeen } from "../rules/seen.ts";
import { findSpoken } from "../store/spoken.ts";
import { findTheme, setDismissed } from "../store/themes.ts";

/** Puts a theme aside, or takes it back (`by`: null). Throws `unknown_theme` and `not_allowed`. */
export async function putAside(
  ground: ThemesGround,
  { id, reach, by }: { readonly id: string; readonly reach: Reach; readonly by: string | null },
): Promise<void> {
  await transact(ground.db, async (tx) => {
    const theme = await findTheme(tx, id);
    const own = await findSpoken(tx, [id], { reach, unit: undefined });
    if (!theme || !isSeen(own, reach)) throw unknownTheme(id);
    // It is aside for everybody: so all of it has to be theirs.
    const all = reach === "all" ? own : await findSpoken(tx, [id], { reach: "all", unit: undefined });
    if (own.length < all.length) throw themeOfOthersToo();
    await setDismissed(tx, id, by === null ? null : { at: ground.now(), by });
    await notify(tx, logChannel, JSON.stringify({ topics: ["insight"] }));
  });
}
