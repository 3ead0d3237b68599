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

/** A day (its midnight in UTC) or a moment with its offset, in ISO 8601. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "write a day as 2026-03-31 or a moment as 2026-03-31T08:00:00+02:00",
});

/** A month, as 2026-03. */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "write a month as 2026-03");

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

const seen = endpoint.meta({ access: "view" });
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
