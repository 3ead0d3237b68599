import type { StandingCriterion, StandingDimension } from "@firsthand/transform/maturity/contract";

interface Stream<C> {
  readonly title: string | undefined;
  readonly criteria: readonly C[];
}

/** Criteria by stream, in the order of the dimension; first those that belong to none. */
export function streamsOf<C extends Pick<StandingCriterion, "stream">>(
  criteria: readonly C[],
  streams: readonly Pick<StandingDimension["streams"][number], "id" | "title">[],
): readonly Stream<C>[] {
  const known = new Set(streams.map(({ id }) => id));
  const none = { title: undefined, criteria: criteria.filter(({ stream }) => stream === null || !known.has(stream)) };
  const parts = streams.map(({ id, title }) => ({ title, criteria: criteria.filter(({ stream }) => stream === id) }));
  return [none, ...parts].filter((part) => part.criteria.length > 0);
}
