import { Button, Select } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { agoText } from "../../format/dates.ts";
import { cappedText, countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { SearchField } from "../conversations/filters/search-field.tsx";
import { DocumentRow } from "./document-row.tsx";
import classes from "./documents.module.css";
import { type DocumentsSearch, documentsSearch } from "./search.ts";

/** What is written for many, as connected systems tell of it. */
export function DocumentsPage() {
  const search = documentsSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const list = useInfiniteQuery({
    ...api.documents.list.infiniteOptions({
      input: (after: string | undefined) => ({ ...said(search), limit: 50, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const change = (changes: DocumentsSearch) =>
    void navigate({ to: "/documents", search: { ...search, ...changes }, replace: true });
  return (
    <Page
      title="Documents"
      about="Articles, pages and files that connected systems tell of. They count as no message, and in no figure of conversations."
      actions={
        <LinkButton to="/sources" variant="default">
          Sources
        </LinkButton>
      }
    >
      {!first ? (
        list.error === null ? (
          <RowsSkeleton rows={6} height={76} />
        ) : (
          <ErrorState error={list.error} retry={list.refetch} />
        )
      ) : first.sources.length === 0 ? (
        <Card>
          <EmptyState title="No source tells of documents yet" icon={<IconFileText size={28} stroke={1.5} />}>
            Connect a help centre, a content store or a collection of files, and what it holds is listed here.
          </EmptyState>
        </Card>
      ) : (
        <div className={classes["page"]}>
          <search className={classes["bar"]}>
            <SearchField
              label="Search in documents"
              value={search.text ?? ""}
              onChange={(text) => change({ text: text.trim() === "" ? undefined : text })}
            />
            <Select
              aria-label="Kind"
              placeholder="Every kind"
              clearable
              data={first.kinds}
              value={search.kind ?? null}
              onChange={(kind) => change({ kind: kind ?? undefined })}
            />
          </search>
          <Sources sources={first.sources} search={search} />
          <output className={classes["fine"]}>{countOf(first.count, search)}</output>
          {rows.length === 0 ? (
            <Card>
              <EmptyState
                title="No document has all of this"
                icon={<IconFileText size={28} stroke={1.5} />}
                action={
                  <LinkButton to="/documents" search={{}} variant="default">
                    See all
                  </LinkButton>
                }
              >
                Words are found by how they begin, in the first 50,000 characters of each document.
              </EmptyState>
            </Card>
          ) : (
            <ul role="list" className={classes["rows"]} aria-busy={list.isPlaceholderData}>
              {rows.map((row) => (
                <li key={row.id}>
                  <DocumentRow row={row} search={search} />
                </li>
              ))}
            </ul>
          )}
          {list.hasNextPage && (
            <div>
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

type Told = readonly { source: string; documents: number; deleted: number; receivedAt: string }[];

/** Which sources tell of documents, of how many, and when one last did. */
function Sources({ sources, search }: { readonly sources: Told; readonly search: DocumentsSearch }) {
  const { text, kind, source } = search;
  const others = { text, kind };
  const deleted = sources.reduce((sum, one) => sum + one.deleted, 0);
  return (
    <nav className={classes["filters"]} aria-label="Sources">
      <Link
        to="/documents"
        className={classes["filter"]}
        data-on={(source === undefined && search.deleted === undefined) || undefined}
        search={others}
      >
        All
      </Link>
      {sources.map((one) => (
        <Link
          key={one.source}
          to="/documents"
          search={{ ...others, source: one.source }}
          className={classes["filter"]}
          data-on={one.source === source || undefined}
        >
          {one.source} <span>{countText(one.documents)}</span>
          <span>last told {agoText(one.receivedAt)}</span>
        </Link>
      ))}
      {deleted > 0 && (
        <Link
          to="/documents"
          search={{ ...others, source, deleted: true }}
          className={classes["filter"]}
          data-on={search.deleted || undefined}
        >
          Deleted there <span>{countText(deleted)}</span>
        </Link>
      )}
    </nav>
  );
}

function said(search: DocumentsSearch) {
  const { text, source, kind, deleted } = search;
  return {
    ...(text === undefined ? {} : { text }),
    ...(source === undefined ? {} : { source }),
    ...(kind === undefined ? {} : { kind }),
    ...(deleted === undefined ? {} : { deleted: "true" }),
  };
}

function countOf(count: { value: number; capped: boolean }, { text }: DocumentsSearch): string {
  const noun = count.value === 1 && !count.capped ? "document" : "documents";
  return `${cappedText(count)} ${noun}${text === undefined ? "" : " with these words"}, last changed first`;
}
