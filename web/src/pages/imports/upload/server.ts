import { z } from "zod";

import { client } from "../../../api/client.ts";
import { problemAsError, reachServer } from "../../../api/problem.ts";
import { tellSessionEnded } from "../../../api/queries.ts";
import type { UploadServer } from "./send-file.ts";

const answer = z.object({ received: z.number() });

/** The endpoints of uploads; a slice is sent as bytes, so that a large file never stands in memory as a whole. */
export function uploadServer(signal: AbortSignal): UploadServer {
  return {
    begin: ({ name, size }) => client.imports.uploads.begin({ name, size }).catch(watchSession),
    show: (id) => client.imports.uploads.show({ id }).catch(watchSession),
    put: async (id, offset, slice) => {
      const request = new Request(`/api/uploads/${encodeURIComponent(id)}/content?offset=${offset}`, {
        method: "PUT",
        headers: { "content-type": "application/octet-stream" },
        body: slice,
        signal,
      });
      const response = await reachServer(request, {});
      const body: unknown = await response.json().catch(() => undefined);
      if (!response.ok) return watchSession(problemAsError(body, response));
      return answer.parse(body).received;
    },
  };
}

function watchSession(error: unknown): never {
  if (error instanceof Error && "status" in error && error.status === 401) tellSessionEnded();
  throw error;
}
