import type { AuditLine } from "@firsthand/govern/audit/contract";
import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { fullText, momentText } from "../../format/dates.ts";
import { cappedText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import classes from "./audit.module.css";
import { ExportMenu } from "./export-menu.tsx";
import { Filters } from "./filters.tsx";
import { LineDetail } from "./line-detail.tsx";
import { endText, toWhatText, wayText, whatText, whoText } from "./line-words.ts";
import { RecordState } from "./record-state.tsx";
import { type AuditSearch, auditSearch, filterOf } from "./search.ts";

/** Who did what, when and from where; one line beside the list. */
export function AuditPage() {
  const search = auditSearch.parse(useSearch({ strict: false }));
  const { line } = useParams({ strict: false });
  return (
    <Page
      title="Audit"
      about="Who did what, to what, when and from where. Lines can be added, and not be changed or removed without being found out."
      actions={<ExportMenu search={search} />}
    >
      <div className={classes["stack"]}>
        <div className={classes["above"]} data-open={line !== undefined || undefined}>
          <RecordState />
          <Filters search={search} />
        </div>
        <div className={classes["panes"]} data-open={line !== undefined || undefined}>
          <div className={classes["list"]}>
            <Lines search={search} />
          </div>
          {line !== undefined && (
            <div className={classes["detail"]}>
              <LineDetail key={line} id={line} search={search} />
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}

function Lines({ search }: { readonly search: AuditSearch }) {
  const list = useInfiniteQuery({
    ...api.audit.list.infiniteOptions({
      input: (after: string | undefined) => ({
        ...filterOf(search),
        limit: 50,
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    meta: { topics: ["audit"] },
  });
  if (list.isPending) return <RowsSkeleton rows={8} height={44} />;
  if (!list.data) {
    return (
      <Card>
        <ErrorState error={list.error} retry={list.refetch} />
      </Card>
    );
  }
  const lines = list.data.pages.flatMap((page) => page.lines);
  if (lines.length === 0) return <NothingFound filtered={Object.keys(filterOf(search)).length > 0} />;
  return (
    <div className={classes["stack"]}>
      <Card flush>
        <div className={classes["wide"]}>
          <ul className={classes["rows"]} role="list" aria-label="What was done, newest first">
            {lines.map((line) => (
              <li key={line.id}>
                <Row line={line} search={search} />
              </li>
            ))}
          </ul>
        </div>
      </Card>
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more of {cappedText(list.data.pages[0]?.count ?? { value: 0, capped: false })}
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ line, search }: { readonly line: AuditLine; readonly search: AuditSearch }) {
  const [way, toWhat, end] = [wayText(line), toWhatText(line), endText(line)];
  return (
    <Link to="/audit/$line" params={{ line: line.id }} search={search} resetScroll={false} className={classes["row"]}>
      <span className={classes["what"]}>
        {whatText(line)}
        {end !== undefined && <Chip tone={line.outcome === "refused" ? "negative" : "warning"}>{end}</Chip>}
        {line.erased && <Chip>Content erased</Chip>}
      </span>
      <span className={classes["who"]}>
        {whoText(line)}
        {way !== undefined && <span className={classes["muted"]}> · {way}</span>}
      </span>
      <span className={classes["to"]}>{toWhat}</span>
      <span className={classes["from"]}>{line.address}</span>
      <time className={classes["when"]} dateTime={line.at} title={fullText(line.at)}>
        {momentText(line.at)}
      </time>
    </Link>
  );
}

function NothingFound({ filtered }: { readonly filtered: boolean }) {
  return (
    <Card>
      {filtered ? (
        <EmptyState
          title="No line fits"
          icon={<IconHistory size={28} stroke={1.5} />}
          action={
            <LinkButton to="/audit" search={{}} variant="default">
              See all
            </LinkButton>
          }
        >
          Nothing of this kind was done, or its time is over.
        </EmptyState>
      ) : (
        <EmptyState title="Nothing was done yet" icon={<IconHistory size={28} stroke={1.5} />}>
          Whoever changes something, looks at a customer or exports data shows up here.
        </EmptyState>
      )}
    </Card>
  );
}
