import type { Handle } from "@firsthand/platform/storage";

import type { ModelName } from "../contract.ts";
import { unknownVersion } from "../errors.ts";
import { findVersion } from "../store/versions.ts";
import { type InForce, versionOf } from "./in-force.ts";

/** The highest number that the database takes for a version. */
const HIGHEST = 2_147_483_647;

/** One version of a model with its text. Throws `unknown_model_version`. */
export async function showVersion(tx: Handle, model: ModelName, version: number): Promise<InForce> {
  const row =
    Number.isInteger(version) && version > 0 && version <= HIGHEST ? await findVersion(tx, model, version) : undefined;
  if (!row) throw unknownVersion(model, version);
  return versionOf(row);
}
