import type { Position, Step } from "@firsthand/transform/maturity/contract";
import { IconArrowRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { Chip } from "../../../parts/chip.tsx";
import { usePlace } from "../use-position.ts";
import classes from "./steps.module.css";

const kinds: Readonly<Record<Step["kind"], string>> = { answer: "Answer", measure: "Measure", do: "Do" };

/** The nearest steps towards the next stage, each leading to what it is about. */
export function Steps({ position }: { readonly position: Position }) {
  const { steps, dimensions } = position;
  const search = usePlace();
  const { month } = search;
  if (steps.length === 0) return undefined;
  const words = ["", "", "two", "three"][steps.length] ?? "";
  return (
    <section aria-labelledby="nearest-steps">
      <h2 className={classes["heading"]} id="nearest-steps">
        {month !== undefined ? "Nearest then" : steps.length === 1 ? "The nearest step" : `The ${words} nearest steps`}
      </h2>
      <ol role="list" className={classes["steps"]}>
        {steps.map(({ criterion, dimension, kind, says, because }) => (
          <li key={criterion}>
            <Link to="/criteria/$criterion" params={{ criterion }} search={search} className={classes["step"]}>
              <span className={classes["kind"]}>
                <Chip tone="accent">{kinds[kind]}</Chip>
                <span className={classes["row"]}>
                  {dimensions.find(({ id }) => id === dimension)?.title ?? position.divide?.title}
                </span>
                <IconArrowRight size={15} stroke={1.7} aria-hidden />
              </span>
              <span className={classes["says"]}>{says}</span>
              <span className={classes["because"]}>{because}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
