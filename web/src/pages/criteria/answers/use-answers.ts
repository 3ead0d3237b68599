import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";

/** Who answers a criterion, and all answers of exactly this unit (null: the whole organisation), newest first. */
export function useAnswers(criterion: string, unit: string | null, enabled = true) {
  return useQuery({
    ...api.attestations.list.queryOptions({ input: { criterion, ...(unit === null ? {} : { unit }) } }),
    meta: { topics: ["position"] },
    enabled,
  });
}

/** Fetches again what hangs on answers: their lists, what is due, and the position. */
export function useAnswersChanged(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.attestations.key() }),
      queries.invalidateQueries({ queryKey: api.position.key() }),
    ]);
}

/** Signs an answer as the second person. Whatever comes of it, what is shown is fetched again. */
export function useSign() {
  return useMutation({ ...api.attestations.sign.mutationOptions(), onSettled: useAnswersChanged() });
}

/** Says that the proof of an answer was looked at. */
export function useCheck() {
  return useMutation({ ...api.attestations.check.mutationOptions(), onSettled: useAnswersChanged() });
}
