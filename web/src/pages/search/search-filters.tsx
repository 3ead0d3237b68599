import { useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { languageText, plainText } from "../../format/words.ts";
import { type ActiveFilter, activeFilters } from "../conversations/filter.ts";
import { FilterChips } from "../conversations/filters/filter-chips.tsx";
import { Choice, choicesOf } from "../conversations/filters/filter-panel.tsx";
import { FilterPopover } from "../conversations/filters/filter-popover.tsx";
import { WindowFields } from "../conversations/filters/window-fields.tsx";
import classes from "./search.module.css";
import type { SearchSearch } from "./search.ts";

interface SearchFiltersProps {
  readonly search: SearchSearch;
  readonly onChange: (changes: SearchSearch) => void;
}

/** The filters of a search; each takes effect at once. */
export function SearchFilters({ search, onChange }: SearchFiltersProps) {
  const active = filtersOf(search);
  const remove = (filters: readonly ActiveFilter[]) => {
    const keys = filters.flatMap((filter): readonly string[] =>
      filter.title === "Written by" ? ["direction"] : filter.keys,
    );
    onChange(Object.fromEntries(keys.map((key) => [key, undefined])));
  };
  return (
    <div className={classes["filters"]}>
      <FilterPopover active={active.length} position="bottom-start">
        <Fields search={search} onChange={onChange} />
      </FilterPopover>
      <FilterChips filters={active} onRemove={remove} />
    </div>
  );
}

function Fields({ search, onChange }: SearchFiltersProps) {
  const { data } = useQuery(api.conversations.facets.queryOptions());
  return (
    <>
      <Choice
        label="Channel"
        value={search.channel}
        choices={choicesOf(data?.channels, plainText)}
        onChange={(channel) => onChange({ channel })}
      />
      <Choice
        label="Written by"
        value={search.direction}
        choices={[
          { value: "in", label: "Customers" },
          { value: "out", label: "Us" },
        ]}
        onChange={(value) => onChange({ direction: value === "in" || value === "out" ? value : undefined })}
      />
      <Choice
        label="Language"
        value={search.language}
        choices={choicesOf(data?.languages, languageText)}
        onChange={(language) => onChange({ language })}
      />
      <Choice
        label="Unit"
        value={search.unit}
        choices={choicesOf(data?.units, (unit) => unit)}
        onChange={(unit) => onChange({ unit })}
      />
      <WindowFields search={search} label="Written" onChange={onChange} />
    </>
  );
}

function filtersOf({ text: _words, direction, ...others }: SearchSearch): ActiveFilter[] {
  const written: ActiveFilter[] =
    direction === undefined ? [] : [{ title: "Written by", value: direction === "in" ? "Customers" : "Us", keys: [] }];
  const shared = activeFilters(others).map((filter) =>
    filter.title === "Last activity" ? { ...filter, title: "Written" } : filter,
  );
  return [...written, ...shared];
}
