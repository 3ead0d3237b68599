import type { QualityOverview } from "@firsthand/govern/quality/contract";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh, IconTable } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { agoText, fullText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { Tile, Tiles } from "../../parts/tiles.tsx";
import { useMay } from "../../shell/session.ts";
import { DuplicatesCard } from "./duplicates/duplicates-card.tsx";
import classes from "./quality.module.css";
import { RuleRow } from "./rules/rule-row.tsx";
import { byUrgency } from "./words.ts";

/** Whether the data can be relied on: rules with what they found, sources, owners, duplicates. */
export function QualityPage() {
  const mayManage = useMay("quality.manage");
  const { data, error, refetch } = useQuery({ ...api.quality.overview.queryOptions(), meta: { topics: ["quality"] } });
  const look = useMutation({
    ...api.quality.look.mutationOptions(),
    onSuccess: () => notifications.show({ message: "All data are looked at now. This page follows by itself." }),
  });
  return (
    <Page
      title="Data quality"
      about="Whether the data can be relied on. Everything is looked at once an hour."
      actions={
        <>
          <LinkButton to="/quality/catalogue" variant="default" leftSection={<IconTable size={16} />}>
            Catalogue
          </LinkButton>
          {mayManage && (
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} />}
              loading={look.isPending}
              onClick={() => look.mutate({})}
            >
              Look now
            </Button>
          )}
        </>
      }
    >
      <FailureNote error={look.error} />
      {data ? (
        <Overview overview={data} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={8} height={64} />
      )}
    </Page>
  );
}

function Overview({ overview }: { readonly overview: QualityOverview }) {
  const mayLink = useMay("people.link");
  const rules = overview.rules.toSorted(byUrgency);
  return (
    <>
      <Figures overview={overview} />
      <div className={classes["grid"]}>
        <Card flush title="Rules" about="What fails stands first; the line shows the share that held">
          {rules.length === 0 ? (
            <EmptyState title="There are no rules yet">They come with the product, at its next start.</EmptyState>
          ) : (
            <ul role="list" className={classes["rules"]}>
              {rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} />
              ))}
            </ul>
          )}
        </Card>
        <div className={classes["column"]}>
          <Sources sources={overview.sources} />
          {mayLink && <DuplicatesCard />}
        </div>
      </div>
    </>
  );
}

function Figures({ overview: { rules, entries, owned, sources, lookedAt } }: { readonly overview: QualityOverview }) {
  const checked = rules.filter(({ body, last }) => body.on && (last?.state === "passed" || last?.state === "failed"));
  const passed = checked.filter(({ last }) => last?.state === "passed");
  const stuck = rules.filter(({ body, last }) => body.on && last?.state === "could_not_run");
  const late = sources.filter(({ state }) => state === "late");
  return (
    <Tiles>
      <Tile
        title="Rules that pass"
        value={checked.length === 0 ? "Not known" : `${countText(passed.length)} of ${countText(checked.length)}`}
      >
        {stuck.length > 0 ? `${countText(stuck.length)} could not run` : "of those that found rows"}
      </Tile>
      <Tile
        title="Data with an owner"
        value={
          <>
            {countText(owned)} of {countText(entries)}
          </>
        }
      >
        <Link to="/quality/catalogue" search={{ unowned: true }}>
          See what has none
        </Link>
      </Tile>
      <Tile
        title="Sources that are late"
        value={sources.some(({ state }) => state !== "unknown") ? countText(late.length) : "Not known"}
      >
        by their own rhythm
      </Tile>
      <Tile title="Last look" value={lookedAt === null ? "Not yet" : agoText(lookedAt)}>
        {lookedAt === null ? "the first comes within five minutes" : fullText(lookedAt)}
      </Tile>
    </Tiles>
  );
}

const sourceWords = {
  fresh: { text: "As usual", tone: "positive" },
  late: { text: "Late", tone: "warning" },
  unknown: { text: "Not known", tone: "plain" },
} as const;

function Sources({ sources }: { readonly sources: QualityOverview["sources"] }) {
  return (
    <Card flush title="Sources" about="When each brought something last">
      {sources.length === 0 ? (
        <EmptyState title="There are no sources yet" action={<Link to="/imports">Import something</Link>}>
          They come with the first import.
        </EmptyState>
      ) : (
        <ul role="list" className={classes["sources"]}>
          {sources.map(({ id, lastAt, state }) => (
            <li key={id}>
              <Link to="/quality/catalogue/$kind/$id" params={{ kind: "source", id }}>
                {id}
              </Link>
              <span className={classes["fine"]}>
                {lastAt === null ? (
                  "Newest not known"
                ) : (
                  <time dateTime={lastAt} title={fullText(lastAt)}>
                    {agoText(lastAt)}
                  </time>
                )}
              </span>
              <Chip tone={sourceWords[state].tone}>{sourceWords[state].text}</Chip>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
