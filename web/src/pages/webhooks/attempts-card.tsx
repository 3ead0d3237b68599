import type { AttemptShown } from "@firsthand/engage/webhooks/contract";
import { Button, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { fullText, momentText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import classes from "./webhooks.module.css";
import { laterText, outcomeOf } from "./words.ts";

/** The delivery log of an endpoint: every attempt, the last first. */
export function AttemptsCard({ id }: { readonly id: string }) {
  const [which, setWhich] = useState<"all" | "failed">("all");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...api.webhooks.attempts.infiniteOptions({
      input: (after: string | undefined) => ({ id, which, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    meta: { topics: ["webhooks"] },
  });
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Card
      title="Delivery log"
      about="Every attempt of the last 30 days, with what came back"
      actions={
        <SegmentedControl
          size="xs"
          className={classes["which"] ?? ""}
          aria-label="Which attempts"
          data={[
            { value: "all", label: "All" },
            { value: "failed", label: "Failed" },
          ]}
          value={which}
          onChange={(value) => setWhich(value === "failed" ? "failed" : "all")}
        />
      }
      flush
    >
      {!rows ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={4} height={48} />
        )
      ) : rows.length === 0 ? (
        <EmptyState title={which === "failed" ? "No attempt failed" : "Nothing was sent yet"}>
          {which === "failed" ? undefined : "Send a test to see whether the other side understands it."}
        </EmptyState>
      ) : (
        <ul className={classes["list"]} aria-label="Attempts">
          {rows.map((one) => (
            <Attempt key={one.id} endpoint={id} attempt={one} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className={classes["foot"]}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Earlier ones
          </Button>
        </div>
      )}
    </Card>
  );
}

function Attempt({ endpoint, attempt }: { readonly endpoint: string; readonly attempt: AttemptShown }) {
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => client.webhooks.again({ id: endpoint, event: attempt.eventId }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.webhooks.key() }),
  });
  const { word, tone } = outcomeOf(attempt);
  const later = laterText(attempt);
  const { what, number, at, milliseconds, failure, answer } = attempt;
  return (
    <li className={classes["row"]}>
      <div className={classes["words"]}>
        <div className={classes["head"]}>
          <span className={classes["name"]}>{what}</span>
          <Chip tone={tone}>{word}</Chip>
        </div>
        <p className={classes["fine"]}>
          <time dateTime={at} title={fullText(at)}>
            {momentText(at)}
          </time>{" "}
          · {milliseconds} ms
          {number !== null && ` · event ${number}`}
          {later !== undefined && ` · ${later}`}
        </p>
        {failure !== null && <p className={classes["fine"]}>{failure}</p>}
        {answer !== null && (
          <details className={classes["fine"]}>
            <summary>What it answered</summary>
            <pre className={classes["answer"]}>{answer}</pre>
          </details>
        )}
        <FailureNote error={again.error} />
      </div>
      {number !== null && (
        <Button
          size="xs"
          variant="default"
          loading={again.isPending}
          aria-label={`Send again event ${number}`}
          onClick={() => again.mutate()}
        >
          Send again
        </Button>
      )}
    </li>
  );
}
