import type { Path } from "./mapping-text.ts";

/** What the parts of the form need: the mapping as data, what is wrong in it, and how to change it. */
export interface MappingParts {
  readonly said: (path: Path) => string;
  readonly fault: (path: string) => string | undefined;
  /** Undefined takes the place away. */
  readonly set: (path: Path, value: unknown) => void;
}
