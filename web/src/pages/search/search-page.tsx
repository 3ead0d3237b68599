import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";

import { cappedText, minutesText } from "../../format/numbers.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { SearchField } from "../conversations/filters/search-field.tsx";
import { useMay } from "../../shell/session.ts";
import { newFrom } from "../insights/from-search.ts";
import { FoundRow } from "./found-row.tsx";
import { PeopleFound } from "./people-found.tsx";
import { SearchFilters } from "./search-filters.tsx";
import classes from "./search.module.css";
import { type SearchSearch, searchSearch } from "./search.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useFound } from "./use-search.ts";

/** Everything that was said, by its words. */
export function SearchPage() {
  const raw: unknown = useSearch({ strict: false });
  const search = useMemo(() => searchSearch.parse(raw), [raw]);
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const found = useFound(search);
  useEffect(() => field.current?.focus(), []);
  useListKeys(area, field);
  const change = (changes: SearchSearch) =>
    void navigate({ to: "/search", search: { ...search, ...changes }, replace: true });
  return (
    <Page title="Search" windowTitle={found.text === "" ? "Search" : `${found.text} · Search`} width="narrow">
      <div className={classes["page"]} ref={area}>
        <search className={classes["bar"]}>
          <SearchField
            label="Search what was said"
            size="md"
            field={field}
            value={search.text ?? ""}
            onChange={(text) => change({ text: text.trim() === "" ? undefined : text })}
          />
          <p className={classes["fine"]}>
            All words must be there. <code>“lost bag”</code> finds the two beside each other, <code>-refund</code>{" "}
            leaves messages out, and the last word may be a beginning: <code>cancel</code> finds “cancelled”.
          </p>
          <SearchFilters search={search} onChange={change} />
        </search>
        <Results found={found} search={search} onClear={() => change(cleared)} />
      </div>
    </Page>
  );
}

const cleared: SearchSearch = {
  channel: undefined,
  direction: undefined,
  language: undefined,
  unit: undefined,
  range: undefined,
  since: undefined,
  until: undefined,
};

function Results({
  found: { text, messages, people },
  search,
  onClear,
}: {
  readonly found: ReturnType<typeof useFound>;
  readonly search: SearchSearch;
  readonly onClear: () => void;
}): ReactNode {
  const { data, error, isPlaceholderData, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = messages;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const mayFind = useMay("insight.manage");
  if (text === "") {
    return (
      <EmptyState title="Look for anything that was said" icon={<IconSearch size={28} stroke={1.5} />}>
        Words of any language, names, handles, mail addresses, telephone and customer numbers.
      </EmptyState>
    );
  }
  const first = data?.pages[0];
  const persons = people.data?.rows ?? [];
  if (!first)
    return error === null ? <RowsSkeleton rows={6} height={84} /> : <ErrorState error={error} retry={refetch} />;
  const filtered = Object.entries(search).some(([key, value]) => key !== "text" && value !== undefined);
  return (
    <div className={classes["results"]} aria-busy={isPlaceholderData} data-stale={isPlaceholderData || undefined}>
      {first.behindSeconds !== null && first.behindSeconds > 2 && (
        <Note told="status" title="The newest messages cannot be found yet">
          They are being read in, and are {minutesText(first.behindSeconds / 60)} behind. What is shown is complete up
          to then.
        </Note>
      )}
      <PeopleFound people={persons} />
      <section aria-label="Messages">
        <h2 className={classes["title"]}>
          Messages
          <output className={classes["count"]}>{countOf(first.count)}</output>
          {mayFind && rows.length > 0 && (
            <LinkButton to="/insights/new" search={newFrom(search)} variant="subtle" size="compact-xs">
              Make a finding
            </LinkButton>
          )}
        </h2>
        {rows.length === 0 ? (
          <NoneFound understood={first.understood} filtered={filtered} onClear={onClear} />
        ) : (
          <ul role="list" className={classes["rows"]}>
            {rows.map((row) => (
              <li key={row.messageId}>
                <FoundRow row={row} />
              </li>
            ))}
          </ul>
        )}
        {hasNextPage && <More busy={isFetchingNextPage} failed={error !== null} onMore={more} />}
      </section>
    </div>
  );
}

function NoneFound({
  understood,
  filtered,
  onClear,
}: {
  readonly understood: readonly string[];
  readonly filtered: boolean;
  readonly onClear: () => void;
}) {
  return (
    <EmptyState
      title="No message has all of these words"
      icon={<IconSearch size={28} stroke={1.5} />}
      action={
        filtered && (
          <Button variant="default" onClick={onClear}>
            Look without filters
          </Button>
        )
      }
    >
      {understood.length === 0 ? (
        "Nothing was left to look for: give at least one word with a letter or a digit."
      ) : (
        <>
          Looked for {understood.map((word) => `“${word}”`).join(", ")}. Try fewer words, the beginning of a word, or
          another language.
        </>
      )}
    </EmptyState>
  );
}

/** Fetches the next page as soon as the end comes into view. */
function More({
  busy,
  failed,
  onMore,
}: {
  readonly busy: boolean;
  readonly failed: boolean;
  readonly onMore: () => void;
}) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || busy || failed) return undefined;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onMore(), {
      rootMargin: "600px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [busy, failed, onMore]);
  return (
    <div ref={end} className={classes["more"]}>
      <Button variant="default" loading={busy} onClick={onMore}>
        {failed ? "Try again" : "Show more"}
      </Button>
    </div>
  );
}

function countOf(count: { readonly value: number; readonly capped: boolean }): string {
  return `${cappedText(count)} ${count.value === 1 && !count.capped ? "message" : "messages"}${count.value > 1 ? ", newest first" : ""}`;
}
