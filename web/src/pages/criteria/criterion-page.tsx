import type { Position, StandingCriterion } from "@firsthand/transform/maturity/contract";
import { Button, Skeleton } from "@mantine/core";
import { IconMap2 } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";

import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState } from "../../parts/states.tsx";
import { PositionUnitPicker } from "../position/position-unit-picker.tsx";
import { monthText } from "../position/time/months.ts";
import { usePlace, usePosition } from "../position/use-position.ts";
import { Answers } from "./answers/answers.tsx";
import classes from "./criterion.module.css";
import { Bounds } from "./figures/bounds.tsx";
import { Neighbours } from "./standing/neighbours.tsx";
import { StandingCard } from "./standing/standing-card.tsx";

/** One criterion: how it stands and why, with all evidence, and the answers of its owner. */
export function CriterionPage() {
  const { criterion: id } = useParams({ strict: false });
  const { data: position, error, refetch, isPlaceholderData } = usePosition();
  if (!position) {
    return (
      <Page title="Criterion" actions={<PositionUnitPicker />}>
        {error === null ? <Waiting /> : <ErrorState error={error} retry={refetch} />}
      </Page>
    );
  }
  const criterion = position.criteria.find((one) => one.id === id);
  if (!criterion) return <NoSuchCriterion />;
  return (
    <Page
      title={criterion.says}
      windowTitle={criterion.says}
      about={<Crumbs position={position} criterion={criterion} />}
      actions={<PositionUnitPicker />}
    >
      <div className={classes["body"]}>
        <div className={classes["columns"]} data-stale={isPlaceholderData || undefined}>
          <div className={classes["column"]}>
            <PastMonth position={position} />
            <StandingCard position={position} criterion={criterion} />
            {criterion.evidence.kind === "metric" ? (
              <Bounds position={position} bounds={criterion.evidence.bounds} />
            ) : (
              <Answers key={`${id} ${position.unit}`} position={position} criterion={criterion} />
            )}
          </div>
          <Neighbours position={position} criterion={criterion} />
        </div>
      </div>
    </Page>
  );
}

interface CrumbsProps {
  readonly position: Position;
  readonly criterion: StandingCriterion;
}

function Crumbs({ position, criterion: { id, dimension, level } }: CrumbsProps) {
  const search = usePlace();
  const row = position.dimensions.find((one) => one.id === dimension);
  const stage = position.stages.find((one) => one.level === level);
  const gate = position.gates.find((one) => one.id === id);
  return (
    <span className={classes["crumbs"]}>
      <Link to="/position" search={search}>
        Position
      </Link>
      {row && stage && (
        <>
          <i aria-hidden="true">›</i>
          <Link
            to="/position/$dimension/$level"
            params={{ dimension: row.id, level: String(stage.level) }}
            search={search}
          >
            {row.title}
          </Link>
          <i aria-hidden="true">›</i>
          <span>
            stage {stage.level}, {stage.title}
          </span>
        </>
      )}
      {gate && (
        <>
          <i aria-hidden="true">›</i>
          <span>
            {position.divide?.title}, gate “{gate.title}”
          </span>
        </>
      )}
    </span>
  );
}

function PastMonth({ position: { reportedAt, asOf, until } }: { readonly position: Position }) {
  const { unit, month } = usePlace();
  const { criterion } = useParams({ strict: false });
  if (month === undefined || criterion === undefined) return undefined;
  const over = Date.parse(until) <= Date.parse(asOf);
  return (
    <Note
      title={over ? `As it stood at the end of ${monthText(month)}` : `${monthText(month)} is not over yet`}
      action={
        <Link to="/criteria/$criterion" params={{ criterion }} search={unit === undefined ? {} : { unit }}>
          See how it stands today
        </Link>
      }
    >
      {reportedAt === null ? "Figures are measured now. " : "Figures are those that were reported then. "}
      Answers are given for today only.
    </Note>
  );
}

function Waiting() {
  return (
    <section className={classes["body"]} aria-busy="true" aria-label="Loading">
      <div className={classes["columns"]}>
        <div className={classes["column"]}>
          <Skeleton height={190} radius="md" />
          <Skeleton height={320} radius="md" />
        </div>
        <Skeleton height={300} radius="md" />
      </div>
    </section>
  );
}

function NoSuchCriterion() {
  return (
    <Page title="No such criterion">
      <EmptyState
        icon={<IconMap2 size={30} stroke={1.5} />}
        title="The model in force has no such criterion"
        action={
          <Button component={Link} to="/position">
            To the position
          </Button>
        }
      >
        The address may be misspelt, or come from an earlier version of the model. Answers that were given to it are
        kept.
      </EmptyState>
    </Page>
  );
}
