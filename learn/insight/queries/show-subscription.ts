import { z } from "zod";

import { functionName } from "../contract.ts";
import type { InsightGround } from "../ground.ts";
import { findSubscription } from "../store/reports.ts";

/** Which digests somebody receives, and whether they go out by mail; a key receives none. */
export async function showSubscription(
  { db, post }: Pick<InsightGround, "db" | "post">,
  { id, kind }: { readonly id: string; readonly kind: string },
) {
  const functions = kind === "person" ? await findSubscription(db, id) : [];
  return { functions: z.array(functionName).parse(functions), mail: post !== undefined };
}
