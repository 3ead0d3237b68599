import type { ConversationFacets } from "@firsthand/engage/conversations/contract";
import type { MessageFilter } from "@firsthand/learn/filters/contract";
import { MultiSelect, NativeSelect, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { functionText, languageText, plainText } from "../../format/words.ts";
import { useTaxonomyNames } from "../taxonomy-names.ts";
import classes from "./message-filter.module.css";

interface MessageFilterFieldsProps {
  readonly value: MessageFilter;
  readonly onChange: (value: MessageFilter) => void;
}

type Choices = readonly { readonly value: string; readonly label: string }[];

const moods = ["negative", "neutral", "positive"] as const;

/** Fields that say which messages are meant; an empty field means any. */
export function MessageFilterFields({ value, onChange }: MessageFilterFieldsProps) {
  const { data } = useQuery(api.conversations.facets.queryOptions());
  const { topics, intents } = useTaxonomyNames();
  const change = (changes: Partial<MessageFilter>) => onChange(without({ ...value, ...changes }));
  return (
    <div className={classes["fields"]}>
      <TagsInput
        label="Words or phrases"
        description="Any of them, whole; Enter or a comma ends one"
        className={classes["wide"] ?? ""}
        value={[...(value.words ?? [])]}
        splitChars={[",", ";", "\n"]}
        maxTags={50}
        acceptValueOnBlur
        onChange={(words) => change({ words: words.map((word) => word.slice(0, 100)) })}
      />
      <Several label="Topics" value={value.topics} choices={topics} onChange={(to) => change({ topics: to })} />
      <Several label="Intents" value={value.intents} choices={intents} onChange={(to) => change({ intents: to })} />
      <Several
        label="Mood"
        value={value.moods}
        choices={moods.map((mood) => ({ value: mood, label: plainText(mood) }))}
        onChange={(to) => change({ moods: moods.filter((mood) => to.includes(mood)) })}
      />
      <Several
        label="Channels"
        value={value.channels}
        choices={choicesOf(data?.channels, plainText)}
        onChange={(to) => change({ channels: to })}
      />
      <Several
        label="Languages"
        value={value.languages}
        choices={choicesOf(data?.languages, languageText)}
        onChange={(to) => change({ languages: to })}
      />
      <Several
        label="Functions"
        value={value.functions}
        choices={choicesOf(data?.functions, functionText)}
        onChange={(to) => change({ functions: to })}
      />
      <Several
        label="Sources"
        value={value.sources}
        choices={choicesOf(data?.sources, (source) => source)}
        onChange={(to) => change({ sources: to })}
      />
      <NativeSelect
        label="Unit"
        value={value.unit ?? ""}
        data={[
          { value: "", label: "Any" },
          ...withKnown(
            choicesOf(data?.units, (unit) => unit),
            value.unit,
          ),
        ]}
        onChange={({ currentTarget }) => change({ unit: currentTarget.value || undefined })}
      />
      <NativeSelect
        label="Written by"
        value={value.direction ?? "in"}
        data={[
          { value: "in", label: "Customers" },
          { value: "out", label: "The organisation" },
        ]}
        onChange={({ currentTarget }) => change({ direction: currentTarget.value === "out" ? "out" : undefined })}
      />
    </div>
  );
}

function Several({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: readonly string[] | undefined;
  readonly choices: Choices;
  readonly onChange: (value: readonly string[]) => void;
}) {
  const chosen = [...(value ?? [])];
  return (
    <MultiSelect
      label={label}
      placeholder={chosen.length === 0 ? "Any" : ""}
      value={chosen}
      data={chosen.reduce(withKnown, choices).map(({ value: id, label: name }) => ({ value: id, label: name }))}
      onChange={onChange}
      searchable
      clearable
      hidePickedOptions
      maxValues={50}
      nothingFoundMessage="Nothing by this name"
    />
  );
}

/** What is chosen stays choosable, also where nothing has it today. */
function withKnown(choices: Choices, value: string | undefined): Choices {
  return value === undefined || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: value }];
}

function choicesOf(facet: ConversationFacets["channels"] | undefined, name: (value: string) => string): Choices {
  return (facet ?? []).map(({ value }) => ({ value, label: name(value) }));
}

/** A filter without the kinds that name nothing. */
function without(filter: { readonly [kind in keyof MessageFilter]: MessageFilter[kind] | undefined }): MessageFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([, values]) => values !== undefined && values.length > 0),
  ) as MessageFilter;
}
