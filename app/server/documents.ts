import { createDocumentsRouter } from "@firsthand/engage/documents";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import type { Ground } from "./ground.ts";

/** The endpoints of documents. */
export function documentsMount({ storage: { db } }: Ground): ApiMount {
  return mountApi({ name: "documents", router: createDocumentsRouter(), context: () => ({ db }) });
}
