export { lookFirst, lookForThemes } from "./commands/look-for-themes.ts";
export { themeDays } from "./contract.ts";
export { findInWorker } from "./find-in-worker.ts";
export type { ThemesGround } from "./ground.ts";
export { themesPersonalData } from "./personal-data.ts";
export { showTheme } from "./queries/list-themes.ts";
export { createThemesRouter } from "./routes.ts";
