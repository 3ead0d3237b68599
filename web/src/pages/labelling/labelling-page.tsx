import { judgedLabels, type LabellingProgress } from "@firsthand/learn/labelling/contract";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { labelTitles } from "../reading/words.ts";
import { AllLabelsCard } from "./all-labels-card.tsx";
import { DisputedCard } from "./disputed-card.tsx";
import { HeldBackCard, TeachCard } from "./progress-cards.tsx";
import classes from "./labelling.module.css";
import { type LabellingSearch, labellingSearch } from "./search.ts";
import { TaskCard } from "./task-card.tsx";

/** Texts one at a time: who says what they are teaches the reading of all others, and measures it. */
export function LabellingPage() {
  const search = labellingSearch.parse(useSearch({ strict: false }));
  const label = search.label ?? "topic";
  const { data, error, refetch } = useQuery({
    ...api.labelling.progress.queryOptions(),
    meta: { topics: ["labels", "taxonomy"] },
  });
  return (
    <Page
      title="Labelling"
      about="One text at a time: say what it is. Most are asked for because they teach most; every fifth is held back, never learnt from, and measures."
    >
      <Labels search={search} progress={data} />
      <div className={classes["grid"]}>
        <div className={classes["column"]}>
          {search.disputed ? <DisputedCard label={label} /> : <TaskCard key={label} label={label} />}
        </div>
        <div className={classes["column"]}>
          {data ? (
            <Own progress={data} label={label} />
          ) : error ? (
            <ErrorState error={error} retry={refetch} />
          ) : (
            <RowsSkeleton rows={2} height={160} />
          )}
        </div>
        {data && (
          <div className={classes["whole"]}>
            <AllLabelsCard progress={data} />
          </div>
        )}
      </div>
    </Page>
  );
}

function Own({ progress, label }: { readonly progress: LabellingProgress; readonly label: string }) {
  const own = progress.labels.find((one) => one.label === label);
  if (!own) return undefined;
  return (
    <>
      <HeldBackCard progress={own} />
      <TeachCard progress={own} />
    </>
  );
}

/** Which label is judged, and its disagreements. */
function Labels({
  search,
  progress,
}: {
  readonly search: LabellingSearch;
  readonly progress: LabellingProgress | undefined;
}) {
  const current = search.label ?? "topic";
  const disputed = progress?.labels.find(({ label }) => label === current)?.disputed ?? 0;
  return (
    <nav className={classes["labels"]} aria-label="What to judge">
      {judgedLabels.map((label) => (
        <Link
          key={label}
          to="/labelling"
          search={{ label }}
          className={classes["label"]}
          aria-current={label === current && !search.disputed ? "page" : undefined}
          data-on={label === current || undefined}
          activeOptions={{ exact: true }}
        >
          {labelTitles[label]}
        </Link>
      ))}
      {(disputed > 0 || search.disputed) && (
        <Link
          to="/labelling"
          search={{ label: current, disputed: true }}
          className={classes["label"]}
          aria-current={search.disputed ? "page" : undefined}
          data-on={search.disputed}
          data-tone="warning"
        >
          {`Disagreements (${countText(disputed)})`}
        </Link>
      )}
    </nav>
  );
}
