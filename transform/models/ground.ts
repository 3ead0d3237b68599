import type { Handle } from "@firsthand/platform/storage";

import type { ModelContents, ModelFault, ModelName } from "./contract.ts";

/** What a text turned out to be. */
export type ModelRead =
  | { readonly ok: true; readonly contents: ModelContents }
  | { readonly ok: false; readonly faults: readonly ModelFault[] };

/** A kind of model: how its texts are read, and the one that comes with the product. This module knows no more of it. */
export interface ModelKind {
  readonly name: ModelName;
  readonly shipped: { readonly text: string };
  readonly read: (text: string) => ModelRead;
}

export interface ModelsGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly kinds: readonly ModelKind[];
}
