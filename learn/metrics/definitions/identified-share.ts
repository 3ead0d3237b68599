import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

export const identifiedShare: Definition = share({
  id: "identified_share",
  title: "Identified share",
  group: "heard",
  definition:
    "The share of conversations begun in the period whose customer is known by a mail address, a telephone or a customer number.",
  measure: "share",
  direction: "up",
  fact: "conversation",
  concern: "anything",
  population: always(sql<boolean>`true`),
  counted: always(sql<boolean>`identified`),
  nothing: "No conversation began in the period.",
});
