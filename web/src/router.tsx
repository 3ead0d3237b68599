import type { Access } from "@firsthand/kernel/permissions";
import { createRoute, createRouter } from "@tanstack/react-router";

import { doors } from "./routes/doors.ts";
import { govern } from "./routes/govern.ts";
import { learn } from "./routes/learn.ts";
import { listen } from "./routes/listen.ts";
import { settings } from "./routes/settings.ts";
import { inside, root, shell } from "./routes/shell.ts";
import { understand } from "./routes/understand.ts";
import { NotFound } from "./shell/not-found.tsx";

const nowhere = createRoute({ ...inside, path: "$", component: NotFound, staticData: { access: "known" } });

const routeTree = root.addChildren([
  ...doors,
  shell.addChildren([...understand, ...listen, ...learn, ...govern, ...settings, nowhere]),
]);

/** All addresses of the app. */
export const router = createRouter({ routeTree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** What one must be allowed to see the page. */
    access: Access;
  }
}
