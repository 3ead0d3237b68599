import { Button } from "@mantine/core";
import { IconCircleCheck, IconX } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { agoText, fullText } from "../../format/dates.ts";
import { cappedText, countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { ItemDetail } from "./item-detail.tsx";
import classes from "./quarantine.module.css";
import type { Replayed } from "./replay.ts";
import { ReplayDialog } from "./replay-dialog.tsx";
import { type QuarantineSearch, quarantineSearch } from "./search.ts";

/** What could not be understood, by source; one of them beside the list. */
export function QuarantinePage() {
  const filter = quarantineSearch.parse(useSearch({ strict: false }));
  const { item } = useParams({ strict: false });
  const mayEdit = useMay("imports.run");
  const queries = useQueryClient();
  const [replaying, setReplaying] = useState(false);
  const [result, setResult] = useState<Replayed>();
  const list = useInfiniteQuery({
    ...api.imports.quarantine.list.infiniteOptions({
      input: (after: string | undefined) => ({ ...said(filter), limit: 50, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  });
  const first = list.data?.pages[0];
  const some = (first?.count.value ?? 0) > 0;
  return (
    <Page
      title="Quarantine"
      about="Records that could not be understood. They are kept with their bytes, and can be tried again."
      actions={
        mayEdit &&
        some && (
          <Button variant="default" onClick={() => setReplaying(true)}>
            Try {filtered(filter) ? "these" : "all"} again
          </Button>
        )
      }
    >
      {result && <Result result={result} onClose={() => setResult(undefined)} />}
      {first && <Filters filter={filter} bySource={first.bySource} />}
      {list.isPending ? (
        <RowsSkeleton rows={6} height={64} />
      ) : !list.data ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : !some && item === undefined ? (
        <AllUnderstood filter={filter} />
      ) : (
        <div className={classes["panes"]} data-open={item !== undefined || undefined}>
          <div className={`${classes["list"]} ${classes["stack"]}`}>
            <Card flush>
              <ul className={classes["rows"]} aria-label="Records that were not understood">
                {list.data.pages
                  .flatMap(({ rows }) => rows)
                  .map((row) => (
                    <li key={row.id}>
                      <Link to="/quarantine/$item" params={{ item: row.id }} search={filter} className={classes["row"]}>
                        <span className={classes["place"]}>
                          <span>
                            {row.source} · record {countText(row.record)}
                          </span>
                          <time dateTime={row.receivedAt} title={fullText(row.receivedAt)}>
                            {agoText(row.receivedAt)}
                          </time>
                        </span>
                        <span className={classes["reason"]}>{row.reason}</span>
                        <code className={classes["start"]}>{row.start}</code>
                      </Link>
                    </li>
                  ))}
              </ul>
            </Card>
            {list.hasNextPage && (
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more of {cappedText(first?.count ?? { value: 0, capped: false })}
              </Button>
            )}
          </div>
          <div className={classes["detail"]}>
            {item === undefined ? (
              <Card>
                <EmptyState title="Choose one to see why">
                  Its bytes, its place in the file and its reason show here.
                </EmptyState>
              </Card>
            ) : (
              <ItemDetail key={item} id={item} filter={filter} onReplayed={setResult} />
            )}
          </div>
        </div>
      )}
      {replaying && (
        <ReplayDialog
          title={filtered(filter) ? "Try these again" : "Try everything again"}
          what={said(filter)}
          onClose={() => setReplaying(false)}
          onDone={(done) => {
            setResult(done);
            setReplaying(false);
            void queries.invalidateQueries({ queryKey: api.imports.quarantine.key() });
          }}
        />
      )}
    </Page>
  );
}

function said({ source, import: importId }: QuarantineSearch) {
  return { ...(source === undefined ? {} : { source }), ...(importId === undefined ? {} : { import: importId }) };
}

function filtered(filter: QuarantineSearch): boolean {
  return Object.keys(said(filter)).length > 0;
}

function Result({
  result: { understood, kept },
  onClose,
}: {
  readonly result: Replayed;
  readonly onClose: () => void;
}) {
  return (
    <div style={{ marginBottom: "var(--space-3)" }}>
      <Note
        tone={understood > 0 ? "positive" : "warning"}
        told="status"
        title={understood > 0 ? `${countText(understood)} understood now` : "Not understood this time either"}
        action={
          <Button size="xs" variant="default" onClick={onClose}>
            Close
          </Button>
        }
      >
        {understood > 0 && "They are in the log. "}
        {kept > 0 && `${countText(kept)} stay here with their reasons.`}
      </Note>
    </div>
  );
}

function Filters({
  filter,
  bySource,
}: {
  readonly filter: QuarantineSearch;
  readonly bySource: readonly { readonly source: string; readonly count: number }[];
}) {
  const { source, import: importId } = filter;
  if (bySource.length === 0 && !filtered(filter)) return undefined;
  return (
    <nav className={classes["filters"]} aria-label="Sources">
      <Link to="/quarantine" className={classes["filter"]} data-on={!filtered(filter) || undefined} search={{}}>
        All
      </Link>
      {bySource.map((one) => (
        <Link
          key={one.source}
          to="/quarantine"
          search={{ source: one.source }}
          className={classes["filter"]}
          data-on={one.source === source || undefined}
        >
          {one.source} <span>{countText(one.count)}</span>
        </Link>
      ))}
      {importId !== undefined && (
        <Link to="/quarantine" search={source === undefined ? {} : { source }} className={classes["filter"]} data-on>
          Of one import
          <IconX size={14} aria-label="Show all imports" />
        </Link>
      )}
    </nav>
  );
}

function AllUnderstood({ filter }: { readonly filter: QuarantineSearch }) {
  return (
    <Card>
      <EmptyState
        title={filtered(filter) ? "Nothing of this is in quarantine" : "Everything was understood"}
        icon={<IconCircleCheck size={28} stroke={1.5} />}
        action={
          filtered(filter) ? (
            <LinkButton to="/quarantine" search={{}} variant="default">
              See all
            </LinkButton>
          ) : (
            <LinkButton to="/imports" variant="default">
              See the imports
            </LinkButton>
          )
        }
      >
        What an import cannot understand waits here with its reason instead of being lost.
      </EmptyState>
    </Card>
  );
}
