export type { Theme, ThemeKind, ThemeOptions, ThemeText } from "./contract.ts";
export { findThemes } from "./find-themes.ts";
