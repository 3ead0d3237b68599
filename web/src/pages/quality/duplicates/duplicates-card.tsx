import type { DuplicatesPage } from "@firsthand/engage/identities/contract";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { cappedText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { Confirm } from "../../../parts/confirm.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { identityText } from "../../conversations/names.ts";
import classes from "../quality.module.css";
import { signText } from "../words.ts";

type Pair = DuplicatesPage["rows"][number];

/** Pairs that may be one person; somebody decides, and is not asked again. */
export function DuplicatesCard() {
  const list = useInfiniteQuery({
    ...api.people.duplicates.infiniteOptions({
      input: (after: string | undefined) => ({ limit: 10, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    meta: { topics: ["quality", "log"] },
  });
  const [first] = list.data?.pages ?? [];
  const about = first && first.rows.length > 0 ? `${cappedText(first.count)} pairs, the surest first` : undefined;
  return (
    <Card title="Perhaps one person" about={about}>
      {list.isPending ? (
        <RowsSkeleton rows={3} height={90} />
      ) : !list.data ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : first?.rows.length === 0 ? (
        <EmptyState title="Nobody looks like somebody else">
          Addresses, numbers, handles and names are compared once an hour.
        </EmptyState>
      ) : (
        <>
          <ul role="list" className={classes["pairs"]}>
            {list.data.pages
              .flatMap(({ rows }) => rows)
              .map((pair) => (
                <PairItem key={`${pair.one.identityId} ${pair.other.identityId}`} pair={pair} />
              ))}
          </ul>
          {list.hasNextPage && (
            <Button
              mt="sm"
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              Show more
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

function PairItem({ pair: { one, other, score, reasons } }: { readonly pair: Pair }) {
  const queries = useQueryClient();
  const ids = { fromId: one.identityId, toId: other.identityId };
  const refresh = () => queries.invalidateQueries({ queryKey: api.people.duplicates.key() });
  const why = reasons.join("; ");
  const [asking, setAsking] = useState(false);
  const join = useMutation({
    ...api.people.link.mutationOptions(),
    onSuccess: async () => {
      notifications.show({ message: "Joined. It can be undone on the page of the person." });
      await refresh();
    },
  });
  const part = useMutation({ ...api.people.part.mutationOptions(), onSuccess: refresh });
  const names = `${endName(one)} and ${endName(other)}`;
  return (
    <li className={classes["pair"]}>
      <End end={one} />
      <End end={other} />
      <p className={classes["fine"]}>
        {signText(score)}: {why}
      </p>
      <FailureNote error={part.error} />
      <p className={classes["buttons"]}>
        <Button size="xs" variant="default" aria-label={`Join ${names}`} onClick={() => setAsking(true)}>
          Join
        </Button>
        <Button
          size="xs"
          variant="subtle"
          aria-label={`${names} are not the same`}
          loading={part.isPending}
          onClick={() => part.mutate(ids)}
        >
          Not the same
        </Button>
      </p>
      {asking && (
        <Confirm
          title="Are they one person?"
          verb="Join them"
          onConfirm={() => join.mutateAsync({ ...ids, reason: `From the queue of duplicates: ${why}` })}
          onClose={() => setAsking(false)}
        >
          <End end={one} />
          <End end={other} />
          <p className={classes["fine"]}>
            {signText(score)}: {why}
          </p>
          <p>Their conversations become those of one person. It can be undone on the page of the person.</p>
        </Confirm>
      )}
    </li>
  );
}

function End({ end }: { readonly end: Pair["one"] }) {
  return (
    <p className={classes["end"]}>
      <Link to="/people/$person" params={{ person: end.personId }}>
        {endName(end)}
      </Link>{" "}
      <span className={classes["fine"]}>
        {[end.name === null ? null : end.value, identityText(end.kind), end.space].filter(Boolean).join(" · ")}
      </span>
    </p>
  );
}

function endName({ name, value }: Pair["one"]): string {
  return name ?? value ?? "Somebody";
}
