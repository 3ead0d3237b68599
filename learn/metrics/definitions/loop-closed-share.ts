import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

export const loopClosedShare: Definition = share({
  id: "loop_closed_share",
  title: "Customers told",
  group: "learnt",
  definition:
    "Of the customers who had raised what was acted on in the period, the share to whom an answer of substance went out after the action, in a conversation in which they had raised it.",
  measure: "share",
  direction: "up",
  fact: "told",
  concern: "anything",
  population: always(sql<boolean>`true`),
  counted: always(sql<boolean>`told`),
  nothing: "No finding that customers had raised was acted on in the period.",
});
