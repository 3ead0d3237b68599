import type { Judged, JudgedLabel, LabellingTask } from "@firsthand/learn/labelling/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";

/** How soon it is asked again while texts are being chosen. */
const CHOOSING_MS = 1500;

/** The text that is judged now, and what can be done with it. */
export interface Judging {
  readonly task: LabellingTask | null | undefined;
  /** Texts are being chosen. */
  readonly choosing: boolean;
  /** What was judged last, and can be taken back. */
  readonly last: Judged | undefined;
  /** What went wrong with the text that is asked for, or with what was just said. */
  readonly error: unknown;
  readonly busy: boolean;
  readonly judge: (value: string | null) => void;
  readonly skip: () => void;
  readonly undo: () => void;
  readonly again: () => void;
}

/** Asks for texts of a label, one after the other. Judged texts of this visit are taken back the latest first. */
export function useJudging(label: JudgedLabel): Judging {
  const [done, setDone] = useState<readonly Judged[]>([]);
  const next = useQuery({
    ...api.labelling.next.queryOptions({ input: { label } }),
    // Asking for a text keeps it: only who goes on asks again.
    meta: { topics: [] },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.choosing === true ? CHOOSING_MS : false),
  });
  const task = next.data?.task;
  const go = () => next.refetch();
  const judge = useMutation({
    mutationFn: async ({ of, value }: { of: LabellingTask; value: string | null }) => {
      const judged = await client.labelling.judge({ message: of.message, label, value });
      setDone((before) => [...before, judged]);
    },
    onSettled: go,
  });
  const skip = useMutation({
    mutationFn: (of: LabellingTask) => client.labelling.skip({ message: of.message, label }),
    onSettled: go,
  });
  const last = done.at(-1);
  const undo = useMutation({
    mutationFn: async ({ message }: Judged) => {
      setDone((before) => before.slice(0, -1));
      await client.labelling.undo({ message, label });
    },
    onSettled: go,
  });
  const busy = judge.isPending || skip.isPending || undo.isPending || next.isFetching;
  const clear = () => {
    judge.reset();
    skip.reset();
    undo.reset();
  };
  return {
    task,
    choosing: next.data?.choosing ?? false,
    last,
    error: judge.error ?? undo.error ?? skip.error ?? next.error,
    busy,
    judge: (value) => {
      if (!task || busy) return;
      clear();
      judge.mutate({ of: task, value });
    },
    skip: () => {
      if (!task || busy) return;
      clear();
      skip.mutate(task);
    },
    undo: () => {
      if (!last || busy) return;
      clear();
      undo.mutate(last);
    },
    again: () => {
      clear();
      void go();
    },
  };
}
