import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { api } from "../api/client.ts";
import { namesOf, type TaxonomyNames } from "../format/taxonomy-words.ts";

/** The names of topics and intents in force. */
export function useTaxonomyNames(): TaxonomyNames {
  const { data } = useQuery({
    ...api.taxonomy.show.queryOptions(),
    meta: { topics: ["taxonomy"] },
    staleTime: 10 * 60_000,
  });
  return useMemo(() => namesOf(data), [data]);
}
