import { judgedLabels, type JudgedLabel } from "@firsthand/learn/labelling/contract";
import type { ReadingOfLabel } from "@firsthand/learn/reading/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { TrendChart } from "../../parts/charts/trend-chart.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { NotFound } from "../../shell/not-found.tsx";
import { useMay } from "../../shell/session.ts";
import { CalibrationCard } from "./calibration-card.tsx";
import { ConfusionCard } from "./confusion-card.tsx";
import { DaysSelect } from "./days-select.tsx";
import { Opens } from "./opens.tsx";
import { LanguagesCard, ValuesCard, VersionsCard } from "./part-cards.tsx";
import classes from "./reading.module.css";
import { daysOf, readingSearch } from "./search.ts";
import { intervalText, kappaText, labelTitles, mayAbstain, missingText, percentText } from "./words.ts";

/** How well one label is read, with all its parts; each opens the judged texts behind it. */
export function LabelPage() {
  const { label: name } = useParams({ strict: false });
  const label = judgedLabels.find((one) => one === name);
  return label ? <Label label={label} /> : <NotFound />;
}

function Label({ label }: { readonly label: JudgedLabel }) {
  const search = readingSearch.parse(useSearch({ strict: false }));
  const days = daysOf(search);
  const mayJudge = useMay("labels.judge");
  const { data, error, refetch } = useQuery({
    ...api.reading.label.queryOptions({ input: { label, days } }),
    placeholderData: keepPreviousData,
    meta: { topics: ["labels", "taxonomy"] },
  });
  return (
    <Page
      title={`How well it is read: ${labelTitles[label]}`}
      about={
        <Link to="/reading" search={search}>
          All labels
        </Link>
      }
      actions={
        <>
          <DaysSelect days={days} />
          {mayJudge && (
            <LinkButton variant="default" to="/labelling">
              Label texts
            </LinkButton>
          )}
        </>
      }
    >
      {data?.label === label ? (
        <Parts reading={data} />
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={6} height={90} />
      )}
    </Page>
  );
}

function Parts({ reading }: { readonly reading: ReadingOfLabel }) {
  const { accuracy, disputed, corrected } = reading;
  return (
    <div className={classes["stack"]}>
      <Tiles reading={reading} />
      {accuracy.n === 0 ? (
        <Card>
          <EmptyState title="No held-back text was judged">
            {countText(accuracy.missing)} of them tell the first figure. Labelling asks for them among the others.
          </EmptyState>
        </Card>
      ) : (
        <>
          <ConfusionCard reading={reading} />
          <div className={classes["grid"]}>
            <div className={classes["stack"]}>
              <ValuesCard reading={reading} />
              <LanguagesCard reading={reading} />
            </div>
            <div className={classes["stack"]}>
              <WeeksCard reading={reading} />
              <CalibrationCard reading={reading} />
              <VersionsCard reading={reading} />
            </div>
          </div>
        </>
      )}
      {(disputed > 0 || corrected > 0) && (
        <p className={classes["fine"]}>
          In no figure:{" "}
          {disputed > 0 && (
            <Opens label={reading.label} search={{ set: "disputed" }}>
              {countText(disputed)} on which two people disagree
            </Opens>
          )}
          {disputed > 0 && corrected > 0 && ", "}
          {corrected > 0 && (
            <Opens label={reading.label} search={{ set: "corrected" }}>
              {countText(corrected)} corrected in conversations
            </Opens>
          )}
          .{corrected > 0 && " People correct what is wrong: counted, that would make every reading look bad."}
        </p>
      )}
    </div>
  );
}

function Tiles({ reading }: { readonly reading: ReadingOfLabel }) {
  const { label, accuracy, macroF1, abstained, agreement, calibration } = reading;
  const texts = `${countText(accuracy.n)} texts`;
  return (
    <dl className={classes["tiles"]}>
      <Tile
        name="Read right"
        value={accuracy.share !== null && accuracy.missing === 0 ? percentText(accuracy.share) : null}
        missing={accuracy.missing}
      >
        <Opens label={label} search={{}}>
          {accuracy.missing === 0 ? `${intervalText(accuracy)}, ${texts}` : texts}
        </Opens>
        {accuracy.missing === 0 && (
          <span className={classes["line"]}>The most frequent value alone: {percentText(alwaysTheSame(reading))}</span>
        )}
      </Tile>
      <Tile name="Macro-F1" value={macroF1 === null ? null : macroF1.toFixed(2)} missing={accuracy.missing}>
        Rare values count as much as frequent ones
      </Tile>
      {mayAbstain(label) && (
        <Tile
          name="None given"
          value={abstained.share !== null && abstained.missing === 0 ? percentText(abstained.share) : null}
          missing={abstained.missing}
        >
          <Opens label={label} search={{ given: "-" }}>
            {abstained.missing === 0 ? intervalText(abstained) : texts}
          </Opens>
        </Tile>
      )}
      <Tile
        name="Calibration error"
        value={calibration.error === null ? null : percentText(calibration.error)}
        missing={calibration.missing}
      >
        {countText(calibration.n)} texts with a probability
      </Tile>
      <Tile
        name="Two people agree"
        value={agreement.kappa !== null && agreement.missing === 0 ? `κ ${kappaText(agreement.kappa)}` : null}
        missing={agreement.missing}
      >
        <Opens label={label} search={{ set: "twice" }}>
          {agreementText(agreement)}
        </Opens>
      </Tile>
    </dl>
  );
}

/** How much would be right if the value that people give most were always given. */
function alwaysTheSame({ values, accuracy }: ReadingOfLabel): number {
  return Math.max(0, ...values.map(({ recall }) => recall.n)) / Math.max(1, accuracy.n);
}

function agreementText({ n, observed, interval, missing }: ReadingOfLabel["agreement"]): string {
  if (missing > 0 || observed === null) return `${countText(n)} texts judged by two`;
  const ends = interval === null ? "" : `${kappaText(interval.low)} to ${kappaText(interval.high)}; `;
  return `${ends}the same on ${percentText(observed)} of ${countText(n)}`;
}

function Tile({
  name,
  value,
  missing,
  children,
}: {
  readonly name: string;
  readonly value: string | null;
  readonly missing: number;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes["tile"]}>
      <dt>{name}</dt>
      <dd data-unknown={value === null || undefined}>
        {value ?? (missing > 0 ? `${missingText(missing)} needed` : "Cannot be told")}
        <small>{children}</small>
      </dd>
    </div>
  );
}

/** Fewer texts than this in a week show no point. */
const FEWEST_OF_A_WEEK = 5;

function WeeksCard({ reading: { weeks } }: { readonly reading: ReadingOfLabel }) {
  const points = weeks.map(({ accuracy: { n, share, interval } }) => {
    const known = n >= FEWEST_OF_A_WEEK;
    return {
      value: known ? share : null,
      n,
      low: known ? (interval?.low ?? null) : null,
      high: known ? (interval?.high ?? null) : null,
    };
  });
  if (points.filter(({ value }) => value !== null).length < 2) {
    return (
      <Card title="By week">
        <p className={classes["fine"]}>It takes two weeks in which five held-back texts were judged.</p>
      </Card>
    );
  }
  return (
    <Card title="By week" about="Share read right, by the week in which it was judged">
      <TrendChart
        height={220}
        trend={{
          step: "week",
          measure: "share",
          cases: "texts",
          buckets: weeks.map(({ since, until, partial }) => ({ since, until, partial })),
          series: [{ name: "Read right", kind: "line", colour: "accent", points }],
        }}
      />
    </Card>
  );
}
