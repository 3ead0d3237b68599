import { useQuery } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";

/** The mapping files that were saved under a name. */
export function useSavedMappings() {
  return useQuery({ ...api.imports.mappings.list.queryOptions(), meta: { topics: ["imports"] } });
}
