import type { Reach } from "@firsthand/kernel/permissions";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import { themeOfOthersToo, unknownTheme } from "../errors.ts";
import type { ThemesGround } from "../ground.ts";
import { isSeen } from "../rules/seen.ts";
import { countSpoken } from "../store/spoken.ts";
import { findTheme, setDismissed } from "../store/themes.ts";

/** Puts a theme aside, or takes it back (`by`: null). Throws `unknown_theme` and `not_allowed`. */
export async function putAside(
  ground: ThemesGround,
  { id, reach, by }: { readonly id: string; readonly reach: Reach; readonly by: string | null },
): Promise<void> {
  await transact(ground.db, async (tx) => {
    const theme = await findTheme(tx, id);
    // Only how many are asked for: which step of a window they lie in is all the same.
    const window = { since: new Date(0), until: ground.now(), steps: 1, unit: undefined };
    const [own] = await countSpoken(tx, [id], { ...window, reach });
    if (!theme || !isSeen(own, reach)) throw unknownTheme(id);
    // It is aside for everybody: so all of it has to be theirs.
    const [all] = reach === "all" ? [own] : await countSpoken(tx, [id], { ...window, reach: "all" });
    if ((own?.messages ?? 0) < (all?.messages ?? 0)) throw themeOfOthersToo();
    await setDismissed(tx, id, by === null ? null : { at: ground.now(), by });
    await notify(tx, logChannel, JSON.stringify({ topics: ["insight"] }));
  });
}
