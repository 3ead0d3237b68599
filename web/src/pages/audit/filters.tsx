import { areaWords } from "@firsthand/govern/audit/contract";
import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import classes from "./audit.module.css";
import { areaText, wayText, whoText } from "./line-words.ts";
import { type AuditSearch, auditSearch, filterOf } from "./search.ts";

const typingPauseMs = 300;

const areas = Object.keys(areaWords)
  .map((value) => ({ value, label: areaText(value) }))
  .toSorted((one, other) => one.label.localeCompare(other.label));

/** Which lines are shown; each choice takes effect at once and stands in the address. */
export function Filters({ search }: { readonly search: AuditSearch }) {
  const navigate = useNavigate();
  const { data: actors = [] } = useQuery({ ...api.audit.actors.queryOptions(), meta: { topics: ["audit"] } });
  const choose = (changes: Readonly<Record<string, string | undefined>>) => {
    const said = Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined && value !== "");
    void navigate({ to: "/audit", search: auditSearch.parse(Object.fromEntries(said)), resetScroll: false });
  };
  const people = actors.map((actor) => {
    const way = wayText({ actor });
    return { value: actor.id, label: way === undefined ? whoText({ actor }) : `${whoText({ actor })} (${way})` };
  });
  return (
    <search className={classes["filters"]} aria-label="Which lines">
      <About about={search.about} onChange={(about) => choose({ about })} />
      <NativeSelect
        size="xs"
        label="Who"
        value={search.actor ?? ""}
        data={[{ value: "", label: "Anybody" }, ...withChosen(people, search.actor)]}
        onChange={({ currentTarget }) => choose({ actor: currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label="Concerning"
        value={search.area ?? ""}
        data={[{ value: "", label: "Everything" }, ...withChosen(areas, search.area)]}
        onChange={({ currentTarget }) => choose({ area: currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label="Outcome"
        value={search.outcome ?? ""}
        data={[
          { value: "", label: "Any" },
          { value: "done", label: "Done" },
          { value: "refused", label: "Refused" },
          { value: "failed", label: "Failed" },
        ]}
        onChange={({ currentTarget }) => choose({ outcome: currentTarget.value })}
      />
      <TextInput
        type="date"
        size="xs"
        label="First day"
        value={search.since ?? ""}
        onChange={({ currentTarget }) => choose({ since: currentTarget.value })}
      />
      <TextInput
        type="date"
        size="xs"
        label="Last day"
        value={search.until ?? ""}
        onChange={({ currentTarget }) => choose({ until: currentTarget.value })}
      />
      {Object.keys(filterOf(search)).length > 0 && (
        <LinkButton to="/audit" search={{}} variant="subtle" size="xs">
          Clear all
        </LinkButton>
      )}
    </search>
  );
}

/** A choice that the address names is shown even where it is none of the known ones. */
function withChosen<Choice extends { readonly value: string; readonly label: string }>(
  choices: readonly Choice[],
  chosen: string | undefined,
) {
  if (chosen === undefined || choices.some(({ value }) => value === chosen)) return choices;
  return [...choices, { value: chosen, label: chosen }];
}

function About({
  about = "",
  onChange,
}: {
  readonly about: string | undefined;
  readonly onChange: (about: string) => void;
}) {
  const [text, setText] = useState(about);
  const [said, setSaid] = useState(about);
  if (about !== said) {
    // The address changed: by what was typed here, which stays as it is, or by something else.
    setSaid(about);
    if (about !== text.trim()) setText(about);
  }
  const choose = useDebouncedCallback(onChange, typingPauseMs);
  return (
    <TextInput
      className={classes["about"] ?? ""}
      size="xs"
      label="About"
      placeholder="Id, or name of a setting"
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        choose(currentTarget.value.trim());
      }}
    />
  );
}
