import { useDebouncedValue } from "@mantine/hooks";
import { type ModelContents, type ModelFault, MODEL_LENGTH } from "@firsthand/transform/models/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";

/** The one model that there is. */
export const model = "maturity";

const topics = { topics: ["position" as const] };
const restMs = 500;

/** The model in force. */
export function useModel() {
  return useQuery({ ...api.models.show.queryOptions({ input: { model } }), meta: topics });
}

/** All versions, the newest first. */
export function useVersions() {
  return useQuery({ ...api.models.versions.queryOptions({ input: { model } }), meta: topics });
}

/** One version with its text; a version never changes. */
export function useVersion(version: number) {
  return useQuery({
    ...api.models.version.queryOptions({ input: { model, version } }),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { topics: [] },
  });
}

/** What the server thinks of a text. */
export interface Checked {
  readonly faults: readonly ModelFault[];
  /** What it holds; null while it has faults. */
  readonly contents: ModelContents | null;
  /** What is said is of an earlier text. */
  readonly checking: boolean;
  /** Why it could not be checked. */
  readonly error: unknown;
}

/** Has a text checked whenever the typing rests. */
export function useCheck(text: string): Checked {
  const [rested] = useDebouncedValue(text, restMs);
  const tooLong = text.length > MODEL_LENGTH;
  const { data, error, isFetching } = useQuery({
    ...api.models.check.queryOptions({ input: { model, text: rested } }),
    enabled: rested.length <= MODEL_LENGTH,
    staleTime: 60_000,
    gcTime: 10_000,
    placeholderData: keepPreviousData,
    meta: { topics: [] },
  });
  if (tooLong) return { faults: [tooLongFault(text.length)], contents: null, checking: false, error: null };
  return {
    faults: data?.faults ?? [],
    contents: data?.contents ?? null,
    checking: rested !== text || isFetching,
    error: rested === text ? error : null,
  };
}

function tooLongFault(length: number): ModelFault {
  return {
    line: 1,
    path: "",
    message: `it has ${countText(length)} characters; a model has at most ${countText(MODEL_LENGTH)}`,
  };
}
