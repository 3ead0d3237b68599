import { sql } from "kysely";

import { always, duration, minutesBetween } from "./forms.ts";

/** From the first inbound message of a conversation to the last answer, where nothing waits any more. */
export const resolution = duration(
  always(sql<boolean>`answers_included and resolved_at is not null`),
  minutesBetween("first_in_at", "resolved_at"),
  always(sql<boolean>`answers_included and resolved_at is null`),
);
