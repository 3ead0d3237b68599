import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { ClassifierVersion } from "../contract.ts";
import { showModel } from "../queries/list-models.ts";
import { findInForce, putInForce } from "../store/classifiers.ts";

/** Puts a version of the classifier in force, an earlier one too. Throws `unknown_classifier`. */
export async function forceModel(db: Handle, version: number): Promise<ClassifierVersion> {
  return await transact(db, async (tx) => {
    const model = await showModel(tx, version);
    const before = await findInForce(tx);
    await putInForce(tx, version);
    noteChange({ subject: "classifier", before: before?.version ?? null, after: version });
    await notify(tx, logChannel, JSON.stringify({ topics: ["taxonomy"] }));
    return { ...model, state: "in_force" as const };
  });
}
