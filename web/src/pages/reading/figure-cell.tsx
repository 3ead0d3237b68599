import type { ReadingFigure } from "@firsthand/learn/reading/contract";

import { countText } from "../../format/numbers.ts";
import classes from "./reading.module.css";
import { intervalText, missingText, percentText } from "./words.ts";

/** A share with its interval and what it is of; while it says nothing, how many labels are missing. */
export function FigureCell({ figure }: { readonly figure: ReadingFigure }) {
  const { count, n, share, missing } = figure;
  if (share === null || missing > 0) {
    return (
      <span className={classes["fine"]}>
        {n === 0 ? "" : `${countText(count)} of ${countText(n)}, `}
        {missingText(missing)} needed
      </span>
    );
  }
  return (
    <>
      <strong className={classes["number"]}>{percentText(share)}</strong>
      <small className={classes["fine"]}>
        {intervalText(figure)}, {countText(n)} texts
      </small>
    </>
  );
}
