import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { coverage } from "./coverage.ts";

export const replyCoverage: Definition = coverage({
  id: "reply_coverage",
  title: "Reply coverage",
  group: "answered",
  definition: "The share of conversations begun in the period that got any answer after their first inbound message.",
  direction: "up",
  among: sql<boolean>`true`,
  answeredAt: "first_reply_at",
  nothing: "No conversation of the period is answered or overdue.",
});
