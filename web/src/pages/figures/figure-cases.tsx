import { Button } from "@mantine/core";
import type { MeasuredMetric, OpenedConversation, OpenedPage } from "@firsthand/learn/metrics/contract";
import { keepPreviousData, skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import type { Scope, ScopeSearch } from "../../scope/scope.ts";
import { useMay } from "../../shell/session.ts";
import { CaseRow } from "./case-row.tsx";
import { caseName } from "./figure-words.ts";
import classes from "./figure.module.css";

const pageSize = 40;

interface FigureCasesProps {
  readonly metric: MeasuredMetric;
  readonly scope: Scope | undefined;
  readonly said: ScopeSearch;
}

/** The cases behind the figure, newest first: every number can be followed down to what was said. */
export function FigureCases({ metric, scope, said }: FigureCasesProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...api.metrics.open.infiniteOptions({
      input:
        scope === undefined
          ? skipToken
          : (after: string | undefined) => ({ id: metric.id, ...scope, limit: pageSize, after }),
      initialPageParam: undefined,
      getNextPageParam: (page: OpenedPage) => page.next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const pages = data?.pages ?? [];
  const [first] = pages;
  const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
  const name = caseName(metric.id);
  const about =
    first && `${countText(first.capped ? Math.max(metric.n, first.total) : first.total)} ${name}, newest first`;
  return (
    <Card title="What is behind it" about={about ?? "\u00A0"}>
      {data === undefined && error === null && <RowsSkeleton rows={8} height={44} />}
      {data === undefined && error !== null && <ErrorState error={error} retry={refetch} />}
      {first && shown === 0 && <p className={classes["nothing"]}>There is no case in this window.</p>}
      {pages.map((page, at) => (
        <CasesPage key={page.rows[0]?.at ?? at} rows={page.rows} metric={metric} said={said} />
      ))}
      {hasNextPage && (
        <div className={classes["moreCases"]}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}

function CasesPage({
  rows,
  metric,
  said,
}: {
  readonly rows: readonly OpenedConversation[];
  readonly metric: MeasuredMetric;
  readonly said: ScopeSearch;
}) {
  const mayRead = useMay("conversations.read");
  const ids = [...new Set(rows.flatMap(({ conversationId }) => conversationId ?? []))].join(",");
  const { data } = useQuery({
    ...api.conversations.brief.queryOptions({ input: ids === "" || !mayRead ? skipToken : { ids } }),
    placeholderData: keepPreviousData,
  });
  const conversations = new Map(data?.rows.map((row) => [row.id, row]));
  return (
    <ul className={classes["cases"]}>
      {rows.map((row) => (
        <CaseRow
          key={`${row.messageId ?? row.conversationId ?? row.agentId ?? ""} ${row.at}`}
          row={row}
          metric={metric}
          conversation={row.conversationId === null ? undefined : conversations.get(row.conversationId)}
          waiting={data === undefined}
          said={said}
        />
      ))}
    </ul>
  );
}
