import { judgedLabels, type JudgedLabel } from "@firsthand/learn/labelling/contract";
import { NONE, type ReadingJudgement } from "@firsthand/learn/reading/contract";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import type { TaxonomyNames } from "../../format/taxonomy-words.ts";
import { languageText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { NotFound } from "../../shell/not-found.tsx";
import classes from "./reading.module.css";
import { daysOf, judgementsSearch, type JudgementsSearch } from "./search.ts";
import { labelTitles, percentText, valueText, versionText } from "./words.ts";

/** The judged texts behind a figure, each with what the machine had said and what people said. */
export function JudgementsPage() {
  const { label: name } = useParams({ strict: false });
  const label = judgedLabels.find((one) => one === name);
  return label ? <Judgements label={label} /> : <NotFound />;
}

function Judgements({ label }: { readonly label: JudgedLabel }) {
  const search = judgementsSearch.parse(useSearch({ strict: false }));
  const names = useTaxonomyNames();
  const { days: _days, right, ...narrowed } = search;
  const input = {
    label,
    days: daysOf(search),
    ...narrowed,
    ...(right === undefined ? {} : { right: right ? ("true" as const) : ("false" as const) }),
  };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...api.reading.judgements.infiniteOptions({
      input: (after: string | undefined) => ({ ...input, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    meta: { topics: ["labels", "taxonomy"] },
  });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const [first] = data?.pages ?? [];
  return (
    <Page
      title={`${labelTitles[label]}: judged texts`}
      about={
        <span className={classes["about"]}>
          {narrowedText(label, search, names)}{" "}
          <Link to="/reading/$label" params={{ label }} search={{ days: search.days }}>
            Back to the figures
          </Link>
        </span>
      }
      width="narrow"
    >
      {first ? (
        rows.length === 0 ? (
          <Card>
            <EmptyState title="No such text was judged" />
          </Card>
        ) : (
          <Card
            flush
            title={first.total === 1 ? "One text" : `${countText(first.total)} texts`}
            about="The newest first"
          >
            <ul role="list" className={classes["list"]}>
              {rows.map((row) => (
                <li key={`${row.messageId} ${row.first.at}`}>
                  <Judged row={row} label={label} names={names} />
                </li>
              ))}
            </ul>
            {hasNextPage && (
              <p className={classes["inside"]}>
                <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  Show more
                </Button>
              </p>
            )}
          </Card>
        )
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={8} height={84} />
      )}
    </Page>
  );
}

const sets = {
  measured: "Held-back texts that measure.",
  twice: "Texts that two people judged.",
  disputed: "Texts on which two people disagree.",
  corrected: "Corrected in conversations; in no figure.",
} as const;

/** What is listed, in a few words. */
function narrowedText(
  label: JudgedLabel,
  { set = "measured", expected, given, language, version, bin, right }: JudgementsSearch,
  names: TaxonomyNames,
): string {
  const value = (text: string) => valueText(label, text === NONE ? null : text, names);
  const parts = [
    expected === undefined ? [] : `people said ${value(expected)}`,
    given === undefined ? [] : `the machine said ${value(given)}`,
    language === undefined ? [] : `in ${language === NONE ? "no recognised language" : languageText(language)}`,
    version === undefined ? [] : `read by ${versionText(version)}`,
    bin === undefined ? [] : `stated ${bin * 10} to ${bin * 10 + 10} %`,
    right === undefined ? [] : right ? "read right" : "read wrong",
  ].flat();
  return parts.length === 0 ? sets[set] : `${sets[set].slice(0, -1)}: ${parts.join(", ")}.`;
}

function Judged({
  row,
  label,
  names,
}: {
  readonly row: ReadingJudgement;
  readonly label: JudgedLabel;
  readonly names: TaxonomyNames;
}) {
  const { conversationId, messageId, text, machine, first, second, settled, language } = row;
  const value = (one: string | null) => valueText(label, one, names);
  const words = text ?? "Its words are gone or withheld.";
  const truth = settled ? settled.value : second && second.value !== first.value ? undefined : first.value;
  const right = truth !== undefined && truth === machine.value;
  return (
    <article>
      {conversationId === null ? (
        <span className={classes["message"]}>{words}</span>
      ) : (
        <Link
          to="/conversations/$conversation"
          params={{ conversation: conversationId }}
          search={{ message: messageId }}
          className={classes["message"]}
        >
          {words}
        </Link>
      )}
      <dl className={classes["said"]}>
        <div>
          <dt>Machine</dt>
          <dd>
            {value(machine.value)}
            {machine.probability !== null && ` (${percentText(machine.probability)})`}
          </dd>
        </div>
        {[first, second].map(
          (said, at) =>
            said && (
              <div key={at}>
                <dt>{said.by}</dt>
                <dd>{value(said.value)}</dd>
              </div>
            ),
        )}
        {settled && (
          <div>
            <dt>Settled by {settled.by}</dt>
            <dd>{value(settled.value)}</dd>
          </div>
        )}
      </dl>
      <div className={classes["chips"]}>
        {truth === undefined ? (
          <Chip>They disagree</Chip>
        ) : (
          <Chip tone={right ? "positive" : "negative"}>{right ? "Right" : "Wrong"}</Chip>
        )}
        <span className={classes["fine"]}>
          {language === null ? "Language not recognised" : languageText(language)} · {versionText(machine.version)} ·{" "}
          {dateText(first.at)}
        </span>
      </div>
    </article>
  );
}
