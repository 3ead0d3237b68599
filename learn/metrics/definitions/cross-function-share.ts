import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

export const crossFunctionShare: Definition = share({
  id: "cross_function_share",
  title: "Cross-function share",
  group: "people",
  definition:
    "The share of resolved conversations begun in the period, answered by people of a known function, in which people of two functions or more answered.",
  measure: "share",
  direction: "up",
  fact: "conversation",
  concern: "people",
  population: always(
    sql<boolean>`answers_included and not brand_accounts and resolved_at is not null and cardinality(agent_functions) > 0`,
  ),
  counted: always(sql<boolean>`agent_functions[1] <> any (agent_functions)`),
  nothing: "No resolved conversation of the period was answered by a person whose function is known.",
});
