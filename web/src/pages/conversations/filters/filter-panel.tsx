import type { ConversationFacets } from "@firsthand/engage/conversations/contract";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";
import { countText } from "../../../format/numbers.ts";
import { functionText, languageText, plainText } from "../../../format/words.ts";
import type { TaxonomyNames } from "../../../format/taxonomy-words.ts";
import { useTaxonomyNames } from "../../../parts/taxonomy-names.ts";
import { activeFilters } from "../filter.ts";
import type { ConversationsSearch } from "../search.ts";
import { FilterPopover } from "./filter-popover.tsx";
import { WindowFields } from "./window-fields.tsx";

interface FilterPanelProps {
  readonly search: ConversationsSearch;
  readonly onChange: (changes: ConversationsSearch) => void;
}

type Choices = readonly { readonly value: string; readonly label: string }[];

/** All filters of conversations; each takes effect at once. */
export function FilterPanel({ search, onChange }: FilterPanelProps) {
  return (
    <FilterPopover active={activeFilters(search).length} position="bottom-end">
      <Fields search={search} onChange={onChange} />
    </FilterPopover>
  );
}

function Fields({ search, onChange }: FilterPanelProps) {
  const { data } = useQuery(api.conversations.facets.queryOptions());
  const names = useTaxonomyNames();
  return (
    <>
      <Choice
        label="Channel"
        value={search.channel}
        choices={choicesOf(data?.channels, plainText)}
        onChange={(channel) => onChange({ channel })}
      />
      <Choice
        label="Language"
        value={search.language}
        choices={choicesOf(data?.languages, languageText)}
        onChange={(language) => onChange({ language })}
      />
      <Choice
        label="Mood"
        value={search.mood}
        choices={(["negative", "neutral", "positive"] as const).map((value) => ({ value, label: plainText(value) }))}
        onChange={(mood) => onChange({ mood: moodOf(mood) })}
      />
      <Choice
        label="Function"
        value={search.function}
        choices={choicesOf(data?.functions, functionText)}
        onChange={(concerned) => onChange({ function: concerned })}
      />
      <Choice
        label="Topic"
        value={search.topic}
        choices={topicChoices(data?.topics, names)}
        onChange={(topic) => onChange({ topic })}
      />
      <Choice
        label="Intent"
        value={search.intent}
        choices={choicesOf(data?.intents, names.intent)}
        onChange={(intent) => onChange({ intent })}
      />
      <Choice
        label="Answered"
        value={search.answered === undefined ? undefined : String(search.answered)}
        choices={[
          { value: "true", label: "Yes" },
          { value: "false", label: "No" },
        ]}
        onChange={(value) => onChange({ answered: value === undefined ? undefined : value === "true" })}
      />
      <Choice
        label="State"
        value={search.state === "nothing_asked" ? search.state : undefined}
        choices={[{ value: "nothing_asked", label: "Nothing asked" }]}
        onChange={(value) => onChange({ state: value === undefined ? undefined : "nothing_asked" })}
      />
      <Choice
        label="Unit"
        value={search.unit}
        choices={choicesOf(data?.units, (unit) => unit)}
        onChange={(unit) => onChange({ unit })}
      />
      <Choice
        label="Source"
        value={search.source}
        choices={choicesOf(data?.sources, (source) => source)}
        onChange={(source) => onChange({ source })}
      />
      <WindowFields search={search} label="Last activity" onChange={onChange} />
    </>
  );
}

/** One choice out of a few, or any. A value of the address that nothing has stays choosable, so that it is seen. */
export function Choice({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: Choices;
  readonly onChange: (value: string | undefined) => void;
}) {
  const known = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value ?? ""}
      data={[{ value: "", label: "Any" }, ...choices, ...(known ? [] : [{ value, label: value }])]}
      onChange={(event) => onChange(event.currentTarget.value === "" ? undefined : event.currentTarget.value)}
    />
  );
}

/** The values that conversations have, with how many have them. */
export function choicesOf(facet: ConversationFacets["channels"] | undefined, name: (value: string) => string): Choices {
  return (facet ?? []).map(({ value, conversations }) => ({
    value,
    label: `${name(value)} (${countText(conversations)})`,
  }));
}

/** Topics in the order of the tree, each with how many have it or one below it; those that nobody has are left out. */
function topicChoices(facet: ConversationFacets["topics"] | undefined, names: TaxonomyNames): Choices {
  return names.topics.flatMap(({ value, label }) => {
    const within = (facet ?? []).filter((one) => one.value === value || one.value.startsWith(`${value}.`));
    const count = within.reduce((sum, { conversations }) => sum + conversations, 0);
    return count === 0 ? [] : [{ value, label: `${label} (${countText(count)})` }];
  });
}

function moodOf(value: string | undefined): ConversationsSearch["mood"] {
  return value === "negative" || value === "neutral" || value === "positive" ? value : undefined;
}
