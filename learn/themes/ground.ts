import type { Theme, ThemeOptions, ThemeText } from "@firsthand/analytics/themes";
import type { Handle } from "@firsthand/platform/storage";

/** What the commands and queries of this module work with. */
export interface ThemesGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: () => Uint8Array;
  /** Looks for themes somewhere where nobody waits for it; see `findThemes`. */
  readonly find: (texts: readonly ThemeText[], options: ThemeOptions) => Promise<readonly Theme[]>;
  /** Has themes looked for soon, unless somebody looks after that moment anyway. */
  readonly findSoon: (tx: Handle, askedAt: Date) => Promise<void>;
}
