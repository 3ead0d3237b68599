import type { Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { documentsContract } from "./contract.ts";
import { listDocuments, showDocument } from "./queries/list-documents.ts";

/** The endpoints of this module. */
export function createDocumentsRouter() {
  const endpoints = implement(documentsContract).$context<{ readonly db: Handle }>();
  return endpoints.router({
    list: endpoints.list.handler(({ input, context: { db } }) => listDocuments(db, input)),
    show: endpoints.show.handler(({ input, context: { db } }) => showDocument(db, input.id)),
  });
}
