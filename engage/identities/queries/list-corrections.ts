import type { Handle } from "@firsthand/platform/storage";

import { findCorrectionsOf } from "../store/corrections.ts";

/** A correction, with the kind of the identity that it is of. */
interface ListedCorrection {
  readonly id: string;
  readonly identityId: string;
  readonly kind: string;
  readonly field: "name" | "value";
  readonly before: string | null;
  readonly after: string;
  readonly at: Date;
  readonly by: string;
}

/** What was corrected of these identities, the oldest first. */
export async function listCorrections(tx: Handle, identityIds: readonly string[]): Promise<ListedCorrection[]> {
  const rows = await findCorrectionsOf(tx, identityIds);
  return rows.map(({ correction_id: id, identity_id: identityId, kind, field, before, after, at, by_name: by }) => ({
    id,
    identityId,
    kind,
    field,
    before,
    after,
    at,
    by,
  }));
}
