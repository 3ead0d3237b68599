import type { Somebody } from "@firsthand/transform/attestations/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";
import { useMay, useSignedIn } from "../../../shell/session.ts";

/** Who answers a criterion, and all answers of exactly this unit (null: the whole organisation), newest first. */
export function useAnswers(criterion: string, unit: string | null, enabled = true) {
  return useQuery({
    ...api.attestations.list.queryOptions({ input: { criterion, ...(unit === null ? {} : { unit }) } }),
    meta: { topics: ["position"] },
    enabled,
  });
}

/** What it means for who looks that somebody else is named to answer. */
export interface StandIn {
  /** Who answers alone, so that whoever looks cannot. */
  readonly barredBy: Somebody | undefined;
  /** Whose place whoever looks would take by answering, and why they may. */
  readonly replaces: { readonly name: string; readonly why: "gone" | "manages" } | undefined;
}

/** Whether who looks may answer although somebody else is named, as the server decides it too. */
export function useStandIn(
  listed: { readonly owner: Somebody | null; readonly ownerIsMember: boolean } | undefined,
): StandIn {
  const { person } = useSignedIn();
  const manages = useMay("model.edit");
  const owner = listed?.owner;
  if (!owner || owner.id === person.id) return { barredBy: undefined, replaces: undefined };
  if (listed?.ownerIsMember === false) return { barredBy: undefined, replaces: { name: owner.name, why: "gone" } };
  if (manages) return { barredBy: undefined, replaces: { name: owner.name, why: "manages" } };
  return { barredBy: owner, replaces: undefined };
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
