import { sql } from "kysely";

import { always, duration, minutesBetween } from "./forms.ts";

/** From the first inbound message of a conversation to its first answer. */
export const firstResponse = duration(
  always(sql<boolean>`answers_included and first_reply_at is not null`),
  minutesBetween("first_in_at", "first_reply_at"),
  always(sql<boolean>`answers_included and first_reply_at is null`),
);
