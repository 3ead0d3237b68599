import type { Handle } from "@firsthand/platform/storage";

import type { ModelName, ModelVersion } from "../contract.ts";
import { noModel } from "../errors.ts";
import { findNewest, type VersionRow } from "../store/versions.ts";

/** A version of a model, and since when and why it is one. */
export interface InForce {
  readonly version: number;
  readonly text: string;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly why: string;
  readonly origin: ModelVersion["origin"];
}

/** The model in force. Throws `no_model` when none ever was. */
export async function inForce(tx: Handle, model: ModelName): Promise<InForce> {
  const row = await findNewest(tx, model);
  if (!row) throw noModel(model);
  return versionOf(row);
}

export function versionOf({ version, body, saved_at, saved_by, why, origin }: VersionRow): InForce {
  return { version, text: body, savedAt: saved_at, savedBy: saved_by, why, origin };
}
