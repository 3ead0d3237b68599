import "@mantine/spotlight/styles.css";

import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { useDebouncedValue } from "@mantine/hooks";
import {
  IconChartHistogram,
  IconFileImport,
  IconKeyboard,
  IconLogout,
  IconSearch,
  IconSettings,
  IconUser,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { api } from "../api/client.ts";
import { places, settings } from "./places.ts";
import { useSignedIn } from "./session.ts";
import { onPaletteAsked } from "./palette-state.ts";
import { openShortcuts } from "./shortcuts-state.ts";
import { signOut } from "./sign-out.ts";

const fewestLetters = 2;

/** Only the names of the figures are wanted: a day without anything is measured at once. */
const titlesOnly = { since: "1970-01-01", until: "1970-01-02" } as const;

/** Goes to any page, figure or person, and searches: opened with Ctrl K. */
export function Palette() {
  const [text, setText] = useState("");
  useEffect(() => {
    spotlight.open();
    return onPaletteAsked(() => {
      spotlight.open();
    });
  }, []);
  const [sought] = useDebouncedValue(text.trim(), 150);
  const actions = useActions(sought);
  return (
    <Spotlight
      actions={actions}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      nothingFound="Nothing fits. Press Enter on “Search” to look in what was said."
      highlightQuery
      limit={12}
      scrollable
      maxHeight={420}
      filter={(query, all) => fitting(query, all)}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} />,
        placeholder: "A page, a figure, a person, or words that were said",
        "aria-label": "Go to anything",
      }}
    />
  );
}

type Action = SpotlightActionData & { readonly always?: boolean };

function fitting(query: string, all: readonly (Action | { group?: string; actions: Action[] })[]): Action[] {
  const words = query.trim().toLowerCase().split(/\s+/);
  return all.flatMap((action) => {
    if ("actions" in action) return [];
    const said = `${action.label ?? ""} ${action.description ?? ""}`.toLowerCase();
    return action.always || words.every((word) => said.includes(word)) ? [action] : [];
  });
}

function useActions(sought: string): Action[] {
  const navigate = useNavigate();
  const { may } = useSignedIn();
  const { data: figures } = useQuery({
    ...api.metrics.list.queryOptions({ input: titlesOnly }),
    enabled: may.includes("figures.read"),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { topics: [] },
  });
  const { data: people } = useQuery({
    ...api.people.search.queryOptions({ input: { text: sought, limit: 5 } }),
    enabled: sought.length >= fewestLetters && may.includes("people.read"),
    placeholderData: keepPreviousData,
  });
  const pages = places
    .filter(({ access }) => may.includes(access))
    .map(({ to, title, icon: Icon, key }): Action => ({
      id: to,
      label: title,
      description: key === null ? "Page" : `Page, g then ${key}`,
      leftSection: <Icon size={18} stroke={1.6} />,
      onClick: () => void navigate({ to }),
    }));
  const placed = new Set<string>(pages.map(({ id }) => id));
  const own = settings
    .filter(({ to, access }) => may.includes(access) && !placed.has(to))
    .map(({ to, title }): Action => ({
      id: to,
      label: title,
      description: "Settings",
      leftSection: <IconSettings size={18} stroke={1.6} />,
      onClick: () => void navigate({ to }),
    }));
  const metrics = (figures ?? []).map(({ id, title }): Action => ({
    id: `figure-${id}`,
    label: title,
    description: "Figure",
    leftSection: <IconChartHistogram size={18} stroke={1.6} />,
    onClick: () => void navigate({ to: "/figures/$metric", params: { metric: id } }),
  }));
  const persons = sought.length < fewestLetters ? [] : (people?.rows ?? []);
  return [
    ...(sought === "" || !may.includes("conversations.read")
      ? []
      : [searchFor(sought, () => void navigate({ to: "/search", search: { text: sought } }))]),
    ...persons.map(({ identityId, name, value, kind }): Action => ({
      id: `person-${identityId}`,
      label: name ?? value ?? kind,
      description: name === null ? `Person, ${kind}` : `Person, ${value ?? kind}`,
      leftSection: <IconUser size={18} stroke={1.6} />,
      always: true,
      onClick: () => void navigate({ to: "/people/$person", params: { person: identityId } }),
    })),
    ...pages,
    ...metrics,
    ...own,
    ...(may.includes("imports.run") ? [importFile(() => void navigate({ to: "/imports/new" }))] : []),
    {
      id: "shortcuts",
      label: "Keys of the keyboard",
      description: "Press ? anywhere",
      leftSection: <IconKeyboard size={18} stroke={1.6} />,
      onClick: openShortcuts,
    },
    {
      id: "sign-out",
      label: "Sign out",
      leftSection: <IconLogout size={18} stroke={1.6} />,
      onClick: () => void signOut(),
    },
  ];
}

function searchFor(text: string, go: () => void): Action {
  return {
    id: "search-for",
    label: `Search for “${text}”`,
    description: "In everything that was said",
    leftSection: <IconSearch size={18} stroke={1.6} />,
    always: true,
    onClick: go,
  };
}

function importFile(go: () => void): Action {
  return {
    id: "import-file",
    label: "Import a file",
    leftSection: <IconFileImport size={18} stroke={1.6} />,
    onClick: go,
  };
}
