import type { Handle } from "@firsthand/platform/storage";

import { noExport, noProof, unknownRequest } from "../errors.ts";
import { exportPath } from "../export/write-export.ts";
import type { PrivacyGround } from "../ground.ts";
import { findRequest } from "../store/requests.ts";

/** What proves the erasure of a request. Throws `unknown_privacy_request`, `no_erasure_proof`. */
export async function readProof(tx: Handle, id: string): Promise<unknown> {
  const row = await findRequest(tx, id);
  if (!row) throw unknownRequest(id);
  if (row.ended_at === null || row.proof === null) throw noProof(id);
  return row.proof;
}

/** Where the file of a request lies. Throws `unknown_privacy_request`, `no_privacy_export`. */
export async function findExport({ db, dataDirectory, now }: PrivacyGround, id: string): Promise<string> {
  const row = await findRequest(db, id);
  if (!row) throw unknownRequest(id);
  if (row.export_until === null || row.export_until <= now()) throw noExport(id);
  return exportPath(dataDirectory, row.request_id);
}
