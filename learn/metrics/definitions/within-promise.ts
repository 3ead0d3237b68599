import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { coverage } from "./coverage.ts";

export const withinPromise: Definition = coverage({
  id: "within_promise",
  title: "Within promise",
  group: "answered",
  definition:
    "The share of answerable conversations begun in the period whose first answer came within the time their source promises.",
  direction: "up",
  among: sql<boolean>`answerable and promise_due_at is not null`,
  answeredAt: "first_reply_at",
  counted: sql<boolean>`first_reply_at <= promise_due_at`,
  nothing: "No conversation of the period that expects an answer and has a promise is answered or overdue.",
});
