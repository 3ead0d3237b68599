import type { Handle } from "@firsthand/platform/storage";

import type { JudgedLabel } from "./contract.ts";
import type { Reader } from "../taxonomy/index.ts";

/** What the commands and queries of this module work with. */
export interface LabellingGround {
  readonly db: Handle;
  readonly now: () => Date;
  /** Sixteen bytes of chance. */
  readonly random: () => Uint8Array;
  readonly reader: Reader;
  /** Has texts of a label chosen soon. */
  readonly drawSoon: (tx: Handle, label: JudgedLabel) => Promise<void>;
}
