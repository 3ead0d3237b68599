import type { Handle } from "@firsthand/platform/storage";

import type { NodeKind } from "../contract.ts";
import { nodeIn } from "../rules/change-taxonomy.ts";
import { taxonomyInForce } from "./in-force.ts";

/** Refuses a topic or an intent that the taxonomy in force does not have: throws `unknown_node`. */
export async function checkLabel(tx: Handle, label: NodeKind, value: string): Promise<void> {
  nodeIn((await taxonomyInForce(tx)).taxonomy, label, value);
}
