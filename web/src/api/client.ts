import { importsContract } from "@firsthand/engage/imports/contract";
import { conversationsContract } from "@firsthand/engage/conversations/contract";
import { peopleContract } from "@firsthand/engage/identities/contract";
import { searchContract } from "@firsthand/engage/search/contract";
import { accessContract } from "@firsthand/govern/access/contract";
import { metricsContract } from "@firsthand/learn/metrics/contract";
import { healthContract } from "@firsthand/platform/health/contract";
import { sampleContract } from "@firsthand/samples/contract";
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";

import { problemAsError, reachServer } from "./problem.ts";

const contract = {
  access: accessContract,
  conversations: conversationsContract,
  people: peopleContract,
  search: searchContract,
  metrics: metricsContract,
  imports: importsContract,
  health: healthContract,
  sample: sampleContract,
};

const link = new OpenAPILink(contract, {
  url: `${location.origin}/api`,
  fetch: reachServer,
  customErrorResponseBodyDecoder: problemAsError,
});

/** All endpoints by module, typed by their contracts. Rejects with what `failureOf` reads. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(link);

/** The same for TanStack Query: `api.metrics.list.queryOptions({ input })`. */
export const api = createTanstackQueryUtils(client);
