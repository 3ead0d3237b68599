import type { Entry } from "@firsthand/govern/quality/contract";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { agoText, fullText } from "../../../format/dates.ts";
import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { Page } from "../../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useMay } from "../../../shell/session.ts";
import { type CatalogueSearch, catalogueSearch } from "../search.ts";
import { kindsText, kindText } from "../words.ts";
import classes from "./catalogue.module.css";
import { chosenOf, keyOf } from "./chosen.ts";
import { OwnersDialog } from "./owners-dialog.tsx";

/** All data: sources, tables, metrics, models, with who owns them. */
export function CataloguePage() {
  const filter = catalogueSearch.parse(useSearch({ strict: false }));
  const { data, error, refetch } = useQuery({
    ...api.quality.catalogue.list.queryOptions(),
    meta: { topics: ["quality"] },
  });
  return (
    <Page
      title="Catalogue of data"
      about={
        <>
          <Link to="/quality" className={classes["back"]}>
            Data quality
          </Link>{" "}
          · Sources, tables, metrics and models: what they are, who owns them, and how new they are.
        </>
      }
    >
      {data ? (
        <Listed entries={data} filter={filter} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={10} height={52} />
      )}
    </Page>
  );
}

function Listed({ entries, filter }: { readonly entries: readonly Entry[]; readonly filter: CatalogueSearch }) {
  const mayManage = useMay("quality.manage");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [owning, setOwning] = useState(false);
  const shown = entries.filter((entry) => isShown(entry, filter));
  const selected = chosenOf(shown, chosen);
  const toggle = (keys: readonly string[], on: boolean) => {
    const of = new Set(keys);
    setChosen(new Set([...[...chosen].filter((key) => !of.has(key)), ...(on ? of : [])]));
  };
  return (
    <>
      <Filters entries={entries} filter={filter} />
      {mayManage && shown.length > 0 && (
        <div className={classes["choose"]}>
          <Checkbox
            label="All of these"
            checked={selected.length === shown.length}
            indeterminate={selected.length > 0 && selected.length < shown.length}
            onChange={(event) => toggle(shown.map(keyOf), event.currentTarget.checked)}
          />
          <Button size="xs" variant="default" disabled={selected.length === 0} onClick={() => setOwning(true)}>
            {selected.length === 0 ? "Name an owner" : `Name an owner of ${countText(selected.length)}`}
          </Button>
        </div>
      )}
      <Card flush>
        {shown.length === 0 ? (
          <EmptyState title="Nothing fits" action={<Link to="/quality/catalogue">See all</Link>} />
        ) : (
          <ul role="list" className={classes["entries"]} aria-label="Entries of the catalogue">
            {shown.map((entry) => (
              <EntryRow
                key={keyOf(entry)}
                entry={entry}
                {...(mayManage
                  ? { chosen: chosen.has(keyOf(entry)), onChoose: (on: boolean) => toggle([keyOf(entry)], on) }
                  : {})}
              />
            ))}
          </ul>
        )}
      </Card>
      {owning && (
        <OwnersDialog
          entries={selected}
          onClose={() => setOwning(false)}
          onDone={() => {
            setOwning(false);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

function isShown(entry: Entry, { kind, unowned, text = "" }: CatalogueSearch): boolean {
  if (kind !== undefined && entry.kind !== kind) return false;
  if (unowned && entry.owner !== null) return false;
  const words = [entry.id, entry.title, entry.description, entry.owner ?? ""].join(" ").toLowerCase();
  return words.includes(text.trim().toLowerCase());
}

const kinds = ["source", "table", "metric", "model"] as const;

function Filters({ entries, filter }: { readonly entries: readonly Entry[]; readonly filter: CatalogueSearch }) {
  const navigate = useNavigate();
  const owned = (entry: Entry) => !filter.unowned || entry.owner === null;
  const { text } = filter;
  return (
    <div className={classes["filters"]}>
      <nav aria-label="Kinds" className={classes["kinds"]}>
        {[undefined, ...kinds].map((kind) => (
          <Link
            key={kind ?? "all"}
            to="/quality/catalogue"
            search={{ ...filter, kind }}
            className={classes["kind"]}
            data-on={filter.kind === kind || undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {kind === undefined ? "All" : kindsText[kind]}{" "}
            <span>
              {countText(entries.filter((entry) => owned(entry) && (kind === undefined || entry.kind === kind)).length)}
            </span>
          </Link>
        ))}
      </nav>
      <Checkbox
        label="Without an owner"
        checked={filter.unowned ?? false}
        onChange={(event) =>
          void navigate({
            to: "/quality/catalogue",
            search: { ...filter, unowned: event.currentTarget.checked ? true : undefined },
            replace: true,
          })
        }
      />
      <TextInput
        aria-label="Find in the catalogue"
        placeholder="Find"
        value={text ?? ""}
        maxLength={100}
        onChange={(event) =>
          void navigate({
            to: "/quality/catalogue",
            search: { ...filter, text: event.currentTarget.value === "" ? undefined : event.currentTarget.value },
            replace: true,
          })
        }
      />
    </div>
  );
}

function rowsText({ kind, rows }: Pick<Entry, "kind" | "rows">): string {
  if (rows === null) return "";
  const noun = kind === "source" ? "message" : "row";
  return `${countText(rows)} ${noun}${rows === 1 ? "" : "s"}`;
}

function EntryRow({
  entry,
  chosen,
  onChoose,
}: {
  readonly entry: Entry;
  readonly chosen?: boolean;
  readonly onChoose?: (on: boolean) => void;
}) {
  const { kind, id, title, description, owner, personal, lastAt, decides } = entry;
  return (
    <li className={classes["entry"]}>
      {onChoose && (
        <Checkbox
          aria-label={`Choose ${title}`}
          checked={chosen ?? false}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      )}
      <Link to="/quality/catalogue/$kind/$id" params={{ kind, id }} className={classes["entryLink"]}>
        <span className={classes["entryWords"]}>
          <strong>{title}</strong>
          <span className={classes["fine"]}>{description}</span>
        </span>
        <span className={classes["marks"]}>
          <Chip>{kindText[kind]}</Chip>
          {personal && <Chip tone="violet">Personal data</Chip>}
          {decides && <Chip tone="teal">Decisions run on it</Chip>}
        </span>
        <span className={classes["fine"]}>{rowsText(entry)}</span>
        <span className={classes["fine"]}>
          {lastAt !== null && (
            <time dateTime={lastAt} title={fullText(lastAt)}>
              {agoText(lastAt)}
            </time>
          )}
        </span>
        <span className={owner === null ? classes["fine"] : classes["owner"]}>{owner ?? "No owner"}</span>
      </Link>
    </li>
  );
}
