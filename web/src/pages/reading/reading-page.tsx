import type { LabelSummary, ReadingOverview } from "@firsthand/learn/reading/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { Sparkline } from "../../parts/charts/sparkline.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { DaysSelect } from "./days-select.tsx";
import { DriftCard } from "./drift-card.tsx";
import { FigureCell } from "./figure-cell.tsx";
import classes from "./reading.module.css";
import { daysOf, readingSearch } from "./search.ts";
import { kappaText, labelTitles, mayAbstain, missingText } from "./words.ts";

/** How well texts are read, by what people said of texts that were held back; and what changed in what is read. */
export function ReadingPage() {
  const search = readingSearch.parse(useSearch({ strict: false }));
  const days = daysOf(search);
  const mayJudge = useMay("labels.judge");
  const { data, error, refetch } = useQuery({
    ...api.reading.overview.queryOptions({ input: { days } }),
    placeholderData: keepPreviousData,
    meta: { topics: ["labels", "taxonomy"] },
  });
  return (
    <Page
      title="Reading quality"
      about="How well texts are read: what the machine said beside what people said of texts it never learnt from."
      actions={
        <>
          <DaysSelect days={days} />
          {mayJudge && <LinkButton to="/labelling">Label texts</LinkButton>}
        </>
      }
    >
      <div className={classes["stack"]}>
        <DriftCard of="alarms" />
        {data ? (
          <Labels overview={data} mayJudge={mayJudge} />
        ) : error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={6} height={56} />
        )}
        <DriftCard of="figures" />
      </div>
    </Page>
  );
}

function Labels({
  overview: { labels },
  mayJudge,
}: {
  readonly overview: ReadingOverview;
  readonly mayJudge: boolean;
}) {
  const judged = labels.some(({ accuracy, disputed, corrected }) => accuracy.n + disputed + corrected > 0);
  if (!judged) {
    return (
      <Card>
        <EmptyState
          title="Nothing was judged yet"
          action={mayJudge && <LinkButton to="/labelling">Label texts</LinkButton>}
        >
          How well texts are read is known only from what people say of them. Fifty texts of a label, one at a time,
          tell the first figure.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      flush
      title="How well each label is read"
      about="Shares with their interval at 95 %. A row opens all its parts."
    >
      <section className={classes["scroll"]} tabIndex={0} aria-label="How well each label is read: table">
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">Label</th>
              <th scope="col">Read right</th>
              <th scope="col">
                <abbr title="The mean F1 of its values: rare ones count as much as frequent ones">Macro-F1</abbr>
              </th>
              <th scope="col">None given</th>
              <th scope="col">
                <abbr title="Cohen's kappa: how far two people agree, beyond chance">Two people</abbr>
              </th>
              <th scope="col">By week</th>
            </tr>
          </thead>
          <tbody>
            {labels.map((label) => (
              <Row key={label.label} label={label} />
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

function Row({ label: { label, accuracy, macroF1, abstained, agreement, weeks } }: { readonly label: LabelSummary }) {
  const course = weeks.map((week) => (week.accuracy.n < 5 ? null : week.accuracy.share));
  return (
    <tr>
      <th scope="row">
        <Link to="/reading/$label" params={{ label }} search={(before) => before}>
          {labelTitles[label]}
        </Link>
      </th>
      <td>
        <FigureCell figure={accuracy} />
      </td>
      <td>{macroF1 === null ? "" : <span className={classes["number"]}>{macroF1.toFixed(2)}</span>}</td>
      <td>{mayAbstain(label) && abstained.missing === 0 && <FigureCell figure={abstained} />}</td>
      <td>
        {agreement.missing > 0 ? (
          <span className={classes["fine"]}>{missingText(agreement.missing)} by two</span>
        ) : agreement.kappa === null ? (
          <span className={classes["fine"]}>Chance explains all</span>
        ) : (
          <>
            <span className={classes["number"]}>κ {kappaText(agreement.kappa)}</span>
            <small className={classes["fine"]}>{agreement.n} texts</small>
          </>
        )}
      </td>
      <td>
        {course.filter((one) => one !== null).length > 1 && (
          <div className={classes["spark"]}>
            <Sparkline values={course} fromZero partialEnd={weeks.at(-1)?.partial === true} />
          </div>
        )}
      </td>
    </tr>
  );
}
