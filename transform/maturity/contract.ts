import { moment as anyMoment } from "@firsthand/learn/metrics/contract";
import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { monthPosition, position, unitPositions } from "./contract/position.ts";

export { maturityFile, type Amount, type MaturityFile } from "./contract/model.ts";
export type {
  Certainty,
  MonthPosition,
  Position,
  StandingCriterion,
  StandingDimension,
  Step,
  UnitPositions,
} from "./contract/position.ts";

/** Years whose windows can be told, with some before them. */
const YEARS = { from: 1900, to: 9998 };

function isWithinYears(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return year >= YEARS.from && year <= YEARS.to;
}

const WITHIN_YEARS = `write a year from ${YEARS.from} to ${YEARS.to}`;

const moment = anyMoment.refine(isWithinYears, WITHIN_YEARS);

/** A month, as 2026-03. */
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "write a month as 2026-03")
  .refine(isWithinYears, WITHIN_YEARS);

const unit = z.string().min(1).max(500).optional();

/**
 * Which position: by default that of the window of the model (90 days) which ends with the newest day of the log; with
 * `since` and `until` of these; with `month` of the window that ended with that month.
 */
export const positionQuestion = z.object({
  unit,
  since: moment.optional(),
  until: moment.optional(),
  month: month.optional(),
  /** For a month: figures as they were reported then (the default, where there are any), or measured again now. */
  figures: z.enum(["reported", "now"]).optional(),
});

const seen = endpoint.meta({ access: "position.read" });
const tags = ["position"];

export const maturityContract = {
  position: seen
    .route({ method: "GET", path: "/position", summary: "Where we stand, with all evidence", tags })
    .input(positionQuestion)
    .output(position),
  history: seen
    .route({ method: "GET", path: "/position/months", summary: "The position at the end of each month", tags })
    .input(z.object({ unit }))
    .output(z.array(monthPosition)),
  units: seen
    .route({ method: "GET", path: "/position/units", summary: "Units, and customers served at each stage", tags })
    .input(z.object({ since: moment.optional(), until: moment.optional() }))
    .output(unitPositions),
};
