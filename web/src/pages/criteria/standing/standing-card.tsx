import type { Position, StandingCriterion } from "@firsthand/transform/maturity/contract";
import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { Hint } from "../../../parts/hint.tsx";
import { Fact } from "../../../parts/fact.tsx";
import { Sign } from "../../position/map/sign.tsx";
import { percentText, stateWords } from "../../position/words.ts";
import { askedText, chanceText, decidesText, everyText } from "../words.ts";
import classes from "./standing.module.css";

interface StandingProps {
  readonly position: Position;
  readonly criterion: StandingCriterion;
}

/** How a criterion stands, why, what it asks, and what to do next. */
export function StandingCard({ position, criterion }: StandingProps) {
  const { id, state, because, step, provisional, evidence } = criterion;
  const gate = position.gates.find((one) => one.id === id);
  const decides = decidesText(position, criterion);
  return (
    <Card>
      <div className={classes["head"]}>
        <Sign state={state} size={18} />
        <h2 className={classes["state"]}>{stateWords[state]}</h2>
        {gate && (
          <Chip tone={gate.open ? "positive" : "plain"}>{gate.open ? "The gate is open" : "The gate is closed"}</Chip>
        )}
        {provisional && <Chip title="One window says so; the next one has to confirm it">Provisional</Chip>}
        {decides !== undefined && <Chip tone="accent">Decides the stage</Chip>}
      </div>
      <p className={classes["because"]}>{because}</p>
      <dl className={classes["facts"]}>
        <Fact name="It asks for">{asks(evidence)}</Fact>
        {decides !== undefined && <Fact name="It decides">{decides}</Fact>}
        <Fact name="How sure">
          <HowSure criterion={criterion} />
        </Fact>
        {step !== null && !because.includes(step) && <Fact name="Next">{step}</Fact>}
      </dl>
    </Card>
  );
}

function asks(evidence: StandingCriterion["evidence"]): ReactNode {
  if (evidence.kind === "attestation") {
    const { months, second, proof } = evidence;
    return (
      <>
        The answer of a named owner, {everyText(months)}
        {second && ", signed by a second person"}. The proof to show: {lowerFirst(proof)}.
      </>
    );
  }
  const [only, ...others] = evidence.bounds;
  if (only && others.length === 0) return `${only.title}: ${askedText(only)}`;
  return (
    <>
      One of these is enough:
      <ul className={classes["any"]}>
        {evidence.bounds.map((bound) => (
          <li key={bound.metric}>
            {bound.title}: {askedText(bound)}
          </li>
        ))}
      </ul>
    </>
  );
}

function HowSure({ criterion: { state, chance, evidence } }: Pick<StandingProps, "criterion">) {
  if (state === "unknown") return "Open: nothing is known that counts. It lowers no stage, and raises none.";
  const likely = chanceText(chance);
  return (
    <div className={classes["sure"]}>
      It is {likely} {likely === "open" ? "whether" : "that"} this is truly so.{" "}
      <Hint label="How sure, in numbers" sign={<IconInfoCircle size={15} stroke={1.7} aria-hidden />}>
        <p>The chance that it is truly met is {percentText(chance)}.</p>
        <p>
          {evidence.kind === "metric"
            ? "It follows from how far the figure lies from what is asked, how exact it is, whether its cases were selected, and how old it is."
            : "It follows from what was shown for the answer, whether somebody else looked at it, and how old it is."}
        </p>
      </Hint>
    </div>
  );
}

/** A proof is named like a heading: "The signed page". An abbreviation stays as it is. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
