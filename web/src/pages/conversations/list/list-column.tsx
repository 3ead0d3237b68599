import { Button } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type RefObject, useCallback, useEffect, useState } from "react";

import { cappedText } from "../../../format/numbers.ts";
import { LinkButton } from "../../../parts/link-button.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useMay } from "../../../shell/session.ts";
import { useTaxonomyNames } from "../../../parts/taxonomy-names.ts";
import { newFrom } from "../../insights/from-search.ts";
import { type ActiveFilter, activeFilters } from "../filter.ts";
import { FilterChips } from "../filters/filter-chips.tsx";
import { FilterPanel } from "../filters/filter-panel.tsx";
import filterClasses from "../filters/filters.module.css";
import { SearchField } from "../filters/search-field.tsx";
import { StateTabs } from "../filters/state-tabs.tsx";
import type { ConversationsSearch } from "../search.ts";
import { useAddressSuffix, useGo, usePlace } from "../use-conversations.ts";
import { ConversationList, type ListHandle } from "./conversation-list.tsx";
import classes from "./list.module.css";
import { useConversationList } from "./use-list.ts";

/** The left column: what conversations are looked for, and those that were found. */
export function ListColumn({ handle }: { readonly handle: RefObject<ListHandle | null> }) {
  const { search, kept, open, filter } = usePlace();
  const { filterBy, toConversation } = useGo();
  const suffix = useAddressSuffix(kept);
  const [view, setView] = useState<{ ids: readonly string[]; atTop: boolean }>({ ids: [], atTop: true });
  const list = useConversationList(filter, view.ids);
  const { gap, restart } = list;
  const onVisible = useCallback((ids: readonly string[], atTop: boolean) => setView({ ids, atTop }), []);
  useEffect(() => {
    if (gap && view.atTop) restart();
  }, [gap, view.atTop, restart]);
  const remove = (filters: readonly ActiveFilter[]) =>
    filterBy(Object.fromEntries(filters.flatMap(({ keys }) => keys.map((key) => [key, undefined]))));
  const mayFind = useMay("insight.manage");
  const active = activeFilters(search, useTaxonomyNames());
  return (
    <section className={classes["column"]} aria-label="List of conversations">
      <div className={filterClasses["bar"]}>
        <SearchField
          label="Search in conversations"
          value={search.text ?? ""}
          onChange={(text) => filterBy({ text: text.trim() === "" ? undefined : text })}
        />
        <StateTabs />
        <div className={filterClasses["line"]}>
          <output className={filterClasses["count"]}>
            {list.count && !list.stale ? countOf(list.count) : "Looking …"}
          </output>
          {mayFind && (active.length > 0 || (search.text ?? "") !== "") && (
            <LinkButton to="/insights/new" search={newFrom(search)} variant="subtle" size="compact-xs">
              Make a finding
            </LinkButton>
          )}
          <FilterPanel search={search} onChange={filterBy} />
        </div>
        <FilterChips filters={active} onRemove={remove} />
      </div>
      {gap && !view.atTop && (
        <button
          type="button"
          className={classes["newer"]}
          onClick={() => {
            restart();
            handle.current?.toTop();
          }}
        >
          Much has come in. Show what is newest
        </button>
      )}
      <Found list={list} search={search} onClear={() => filterBy(cleared)}>
        <ConversationList
          rows={list.rows}
          selected={open}
          stale={list.stale}
          suffix={suffix}
          resetKey={JSON.stringify(filter)}
          handle={handle}
          onOpen={toConversation}
          onVisible={onVisible}
          onEnd={list.loadMore}
        />
      </Found>
      {(list.loadingMore || list.moreError !== null) && (
        <output className={classes["foot"]}>
          {list.moreError === null ? "Fetching more …" : "More could not be fetched."}
          {list.moreError !== null && (
            <Button variant="default" size="compact-xs" onClick={list.retry}>
              Try again
            </Button>
          )}
        </output>
      )}
    </section>
  );
}

const cleared: ConversationsSearch = {
  state: undefined,
  channel: undefined,
  language: undefined,
  mood: undefined,
  function: undefined,
  answered: undefined,
  source: undefined,
  text: undefined,
  person: undefined,
  unit: undefined,
  range: undefined,
  since: undefined,
  until: undefined,
};

function Found({
  list,
  search,
  onClear,
  children,
}: {
  readonly list: ReturnType<typeof useConversationList>;
  readonly search: ConversationsSearch;
  readonly onClear: () => void;
  readonly children: React.ReactNode;
}) {
  const mayImport = useMay("imports.run");
  if (list.error !== null && list.error !== undefined) return <ErrorState error={list.error} retry={list.retry} />;
  if (list.pending) {
    return (
      <div className={classes["loading"]}>
        <RowsSkeleton rows={9} height={70} />
      </div>
    );
  }
  if (list.rows.length > 0) return children;
  const filtered = Object.entries(search).some(([key, value]) => value !== undefined && key !== "message");
  if (!filtered) {
    return (
      <EmptyState
        title="No conversations yet"
        icon={<IconInbox size={28} stroke={1.5} />}
        action={mayImport && <Link to="/imports/new">Import a file</Link>}
      >
        They appear here as soon as something was said.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No conversation fits"
      icon={<IconInbox size={28} stroke={1.5} />}
      action={
        <Button variant="default" onClick={onClear}>
          Clear all filters
        </Button>
      }
    >
      Take a filter away, or look for other words.
    </EmptyState>
  );
}

function countOf(count: { readonly value: number; readonly capped: boolean }): string {
  return `${cappedText(count)} ${count.value === 1 && !count.capped ? "conversation" : "conversations"}`;
}
