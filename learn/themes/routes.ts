import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { putAside } from "./commands/put-aside.ts";
import { themesContract } from "./contract.ts";
import type { ThemesGround } from "./ground.ts";
import { listThemes, showTheme } from "./queries/list-themes.ts";

interface ThemesContext {
  readonly ground: ThemesGround;
  readonly asker: Asker;
}

/** The endpoints of this module. */
export function createThemesRouter() {
  const endpoints = implement(themesContract).$context<ThemesContext>();
  return endpoints.router({
    list: endpoints.list.handler(({ input: { days, unit, dismissed }, context: { ground, asker } }) =>
      listThemes(ground.db, { days, unit, dismissed, reach: asker.reach("insight.read") }),
    ),
    show: endpoints.show.handler(({ input: { id, unit }, context: { ground, asker } }) =>
      showTheme(ground.db, { id, unit, reach: asker.reach("insight.read") }),
    ),
    dismiss: endpoints.dismiss.handler(async ({ input: { id }, context: { ground, asker } }) => {
      await putAside(ground, { id, reach: asker.reach("insight.manage"), by: asker.name });
      return {};
    }),
    restore: endpoints.restore.handler(async ({ input: { id }, context: { ground, asker } }) => {
      await putAside(ground, { id, reach: asker.reach("insight.manage"), by: null });
      return {};
    }),
    find: endpoints.find.handler(async ({ context: { ground } }) => {
      await transact(ground.db, (tx) => ground.findSoon(tx, ground.now()));
      return {};
    }),
  });
}
