import type { Position, StandingCriterion } from "@firsthand/transform/maturity/contract";
import { IconArrowRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { utcDayText } from "../../../format/dates.ts";
import { Chip } from "../../../parts/chip.tsx";
import { dayAfter, dayOf, lastDay } from "../../../scope/window-text.ts";
import { Sign } from "../map/sign.tsx";
import { usePlace } from "../use-position.ts";
import { stateWords } from "../words.ts";
import { BoundFigure } from "./bound-figure.tsx";
import classes from "./panel.module.css";

type Attested = Extract<StandingCriterion["evidence"], { kind: "attestation" }>;
type Window = Pick<Position, "since" | "until">;

/** One criterion with its evidence; everything in it leads further. */
export function CriterionItem({
  criterion,
  window,
}: {
  readonly criterion: StandingCriterion;
  readonly window: Window;
}) {
  const { id, says, state, because, step, deciding, provisional, evidence } = criterion;
  const search = usePlace();
  return (
    <li className={classes["criterion"]}>
      <span className={classes["sign"]}>
        <Sign state={state} size={18} />
      </span>
      <div className={classes["body"]}>
        <h3 className={classes["says"]}>
          <Link to="/criteria/$criterion" params={{ criterion: id }} search={search}>
            {says}
          </Link>
        </h3>
        <p className={classes["chips"]}>
          <Chip tone={state === "met" ? "positive" : "plain"}>{stateWords[state]}</Chip>
          {provisional && <Chip title="One window says so; the next one has to confirm it">Provisional</Chip>}
          {deciding && (
            <Chip tone="accent" title="If it were the other way, a stage would move">
              Decides the stage
            </Chip>
          )}
        </p>
        <p className={classes["because"]}>{because}</p>
        {evidence.kind === "metric" ? (
          evidence.bounds
            .filter(({ computed }) => computed)
            .map((bound) => <BoundFigure key={bound.metric} bound={bound} />)
        ) : (
          <AnswerFacts evidence={evidence} />
        )}
        {step !== null && !because.includes(step) && (
          <p className={classes["next"]}>
            <span className={classes["small"]}>Next</span> {step}
          </p>
        )}
        <p className={classes["links"]}>
          {evidence.kind === "metric" &&
            evidence.bounds
              .filter(({ computed }) => computed)
              .map(({ metric, title }) => <FigureLink key={metric} metric={metric} title={title} window={window} />)}
          <Link to="/criteria/$criterion" params={{ criterion: id }} search={search}>
            {evidence.kind === "attestation" && state === "unknown" ? "Answer it" : "All about it"}
            <IconArrowRight size={13} stroke={1.8} aria-hidden />
          </Link>
        </p>
      </div>
    </li>
  );
}

function FigureLink({
  metric,
  title,
  window,
}: {
  readonly metric: string;
  readonly title: string;
  readonly window: Window;
}) {
  const { unit } = usePlace();
  const days = { since: dayOf(window.since), until: dayAfter(lastDay(window.until)) };
  return (
    <Link to="/figures/$metric" params={{ metric }} search={{ ...days, ...(unit === undefined ? {} : { unit }) }}>
      {title} and its cases
      <IconArrowRight size={13} stroke={1.8} aria-hidden />
    </Link>
  );
}

function AnswerFacts({ evidence }: { readonly evidence: Attested }) {
  const { owner, proof, answer, second } = evidence;
  return (
    <dl className={classes["facts"]}>
      <div>
        <dt>Owner</dt>
        <dd>{owner ?? "Nobody is named yet"}</dd>
      </div>
      <div>
        <dt>Proof asked for</dt>
        <dd>{proof}</dd>
      </div>
      {answer && (
        <div>
          <dt>Answered</dt>
          <dd>
            {utcDayText(answer.at)} by {answer.by}
            {second &&
              (answer.secondBy === null ? ", a second signature is missing" : `, signed by ${answer.secondBy}`)}
          </dd>
        </div>
      )}
      {answer && (
        <div>
          <dt>{evidence.status === "expired" ? "Expired" : "Holds until"}</dt>
          <dd>{utcDayText(answer.expiresAt)}</dd>
        </div>
      )}
    </dl>
  );
}
