import { type ShownTheme, themeDays, type ThemesPage as Found } from "@firsthand/learn/themes/contract";
import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { IconBulb, IconRefresh } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import { api, client } from "../../api/client.ts";
import { agoText, dateText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Sparkline } from "../../parts/charts/sparkline.tsx";
import { Chip } from "../../parts/chip.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { type ThemesSearch, themesSearch, windows } from "./search.ts";
import classes from "./themes.module.css";
import { growthText, kindWords, moodText } from "./words.ts";

/** What several people speak of and nobody named yet. */
export function ThemesPage() {
  const search = themesSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const days = themeDays.find((one) => String(one) === search.days) ?? 28;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...api.themes.list.queryOptions({
      input: {
        days,
        dismissed: String(search.aside === true),
        ...(search.unit === undefined ? {} : { unit: search.unit }),
      },
    }),
    placeholderData: keepPreviousData,
    meta: { topics: ["insight"] },
  });
  const change = (changes: ThemesSearch) =>
    void navigate({ to: "/themes", search: { ...search, ...changes }, replace: true });
  return (
    <Page
      title="Themes"
      about="What several people speak of that no topic covers, or that more speak of than before. Each is named by its own words."
      actions={<LookNow />}
    >
      <div className={classes["stack"]}>
        <Controls search={search} dismissed={data?.dismissed ?? 0} onChange={change} />
        {data ? (
          <Results found={data} search={search} stale={isPlaceholderData} />
        ) : error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={5} height={120} />
        )}
      </div>
    </Page>
  );
}

function LookNow() {
  const mayManage = useMay("insight.manage");
  const look = useMutation({ mutationFn: () => client.themes.find({}) });
  if (!mayManage) return undefined;
  return (
    <>
      {look.isSuccess && <output className={classes["fine"]}>They are looked for; the page follows by itself.</output>}
      <FailureNote error={look.error} />
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        loading={look.isPending}
        onClick={() => look.mutate()}
      >
        Look now
      </Button>
    </>
  );
}

function Controls({
  search,
  dismissed,
  onChange,
}: {
  readonly search: ThemesSearch;
  readonly dismissed: number;
  readonly onChange: (changes: ThemesSearch) => void;
}) {
  const { data } = useQuery(api.conversations.facets.queryOptions());
  const units = data?.units ?? [];
  return (
    <div className={classes["bar"]}>
      <SegmentedControl
        aria-label="Window"
        value={search.days ?? "28"}
        data={windows.map((days) => ({ value: days, label: `${days} days` }))}
        onChange={(value) => onChange({ days: windows.find((days) => days === value) })}
      />
      {units.length > 0 && (
        <NativeSelect
          aria-label="Unit"
          value={search.unit ?? ""}
          data={[{ value: "", label: "Every unit" }, ...units.map(({ value }) => ({ value, label: value }))]}
          onChange={({ currentTarget }) => onChange({ unit: currentTarget.value || undefined })}
        />
      )}
      {(dismissed > 0 || search.aside === true) && (
        <Button variant="subtle" onClick={() => onChange({ aside: search.aside === true ? undefined : true })}>
          {search.aside === true ? "Back to the themes" : `Put aside (${countText(dismissed)})`}
        </Button>
      )}
    </div>
  );
}

function Results({
  found: { look, themes },
  search,
  stale,
}: {
  readonly found: Found;
  readonly search: ThemesSearch;
  readonly stale: boolean;
}) {
  if (!look) {
    return (
      <Card>
        <EmptyState title="Nobody has looked yet" icon={<IconBulb size={28} stroke={1.5} />}>
          They are looked for by themselves within two minutes after the first customers have written, then each night
          and, in the shortest window, each hour.
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      <p className={classes["fine"]}>
        {`${dateText(look.since)} to ${dateText(look.until)}: ${countText(look.messages)} messages of customers${
          look.share < 1 ? `, of ${Math.round(look.share * 100)} % of the customers` : ""
        }, compared with ${countText(look.compared)} before. Looked for ${agoText(look.at)}.`}
      </p>
      {look.compared < look.messages && (
        <Note tone="plain" title="Too little past to tell what grows">
          Until there is at least as much before the window as in it, only themes without a topic are shown.
        </Note>
      )}
      {themes.length === 0 ? (
        <Card>
          <EmptyState
            title={search.aside === true ? "Nothing is put aside" : "No theme stands out"}
            icon={<IconBulb size={28} stroke={1.5} />}
          >
            At least five customers have to speak of the same, more of them than before or without a topic for it.
          </EmptyState>
        </Card>
      ) : (
        <ul role="list" className={classes["themes"]} aria-busy={stale}>
          {themes.map((theme) => (
            <li key={theme.id}>
              <ThemeCard theme={theme} search={search} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ThemeCard({ theme, search }: { readonly theme: ShownTheme; readonly search: ThemesSearch }) {
  const mood = moodText(theme);
  return (
    <Link
      to="/themes/$theme"
      params={{ theme: theme.id }}
      search={search.unit === undefined ? {} : { unit: search.unit }}
      className={classes["theme"]}
    >
      <span className={classes["head"]}>
        <span className={classes["name"]}>{theme.name}</span>
        <span className={classes["chips"]}>
          <Chip tone={theme.kind === "emerging" ? "accent" : "plain"}>{kindWords[theme.kind]}</Chip>
          <Chip tone={mood.tone}>{mood.text}</Chip>
        </span>
      </span>
      <span className={classes["line"]}>
        <Sparkline values={theme.trend} fromZero partialEnd={false} />
      </span>
      <span className={classes["fine"]}>
        {`${countText(theme.customers)} customers, ${countText(theme.messages)} messages · ${growthText(theme)} · ${theme.channels
          .slice(0, 3)
          .map(({ value }) => plainText(value))
          .join(", ")}`}
      </span>
      {theme.verbatims.slice(0, 2).map(({ messageId, text }) => (
        <span key={messageId} className={classes["quote"]}>
          {text ?? "Its words are gone or withheld."}
        </span>
      ))}
    </Link>
  );
}
