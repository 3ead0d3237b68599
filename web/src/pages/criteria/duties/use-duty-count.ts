import { useQuery } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";
import { pressing } from "./duties.ts";

/** Answers expire without any change that would be told. */
const lookAgainMs = 15 * 60_000;

/** How many duties wait for who is signed in; undefined until it is known. */
export function useDutyCount(): number | undefined {
  const { data } = useQuery({
    ...api.attestations.duties.queryOptions({ input: { mine: "true" } }),
    meta: { topics: ["position"] },
    refetchInterval: lookAgainMs,
    select: pressing,
  });
  return data;
}
