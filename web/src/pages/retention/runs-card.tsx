import type { RetentionRun } from "@firsthand/govern/retention/contract";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { fullText, momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip, type Tone } from "../../parts/chip.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { goingOf, RunItems } from "./run-items.tsx";
import classes from "./retention.module.css";

/** What was looked at and taken out so far. */
export function RunsCard() {
  const { data, error, refetch } = useQuery({
    ...api.retention.runs.queryOptions(),
    meta: { topics: ["privacy", "jobs"] },
  });
  return (
    <Card title="Runs and previews" flush about="Each with what it found: counts and ids, no content">
      {!data ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={3} height={44} />
        )
      ) : data.length === 0 ? (
        <EmptyState title="Nothing was taken out yet" icon={<IconHistory size={28} stroke={1.5} />}>
          Runs come each night at 2:20 (UTC), once a rule is active.
        </EmptyState>
      ) : (
        data.map((run) => <Run key={run.id} run={run} />)
      )}
    </Card>
  );
}

const outcomes: Readonly<Record<RetentionRun["state"], { readonly text: string; readonly tone: Tone }>> = {
  running: { text: "Running", tone: "accent" },
  done: { text: "Done", tone: "positive" },
  stopped: { text: "Stopped: preview first", tone: "warning" },
};

function Run({ run }: { readonly run: RetentionRun }) {
  const { kind, state, by, startedAt, finishedAt, cleared, items } = run;
  const seconds = finishedAt === null ? null : Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
  return (
    <details className={classes["run"]}>
      <summary>
        <time title={fullText(startedAt)}>{momentText(startedAt)}</time>
        {kind === "preview" ? <Chip>Preview</Chip> : <Chip tone={outcomes[state].tone}>{outcomes[state].text}</Chip>}
        <span>
          {kind === "preview" || state === "stopped"
            ? `${countText(goingOf(items))} would go`
            : `${countText(cleared)} taken out`}
        </span>
        <span className={classes["fine"]}>
          by {by}
          {kind === "run" && seconds !== null && seconds > 0 && `, in ${seconds} s`}
        </span>
      </summary>
      <div className={classes["detail"]}>
        {state === "stopped" && (
          <p className={classes["fine"]}>
            It would have taken out more than a twentieth, and nobody had looked at a preview of these rules within a
            week. Preview, and run again.
          </p>
        )}
        <RunItems run={run} />
      </div>
    </details>
  );
}
