import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { endpoints } from "virtual:endpoints";

import type { contract } from "../../contract.ts";
import { problemAsError, reachServer } from "./problem.ts";

const link = new OpenAPILink(endpoints, {
  url: `${location.origin}/api`,
  fetch: reachServer,
  customErrorResponseBodyDecoder: problemAsError,
});

/** All endpoints by module, typed by their contracts. Rejects with what `failureOf` reads. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(link);

/** The same for TanStack Query: `api.metrics.list.queryOptions({ input })`. */
export const api = createTanstackQueryUtils(client);
