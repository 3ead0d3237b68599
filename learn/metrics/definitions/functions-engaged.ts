import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, distinct } from "./forms.ts";

export const functionsEngaged: Definition = distinct({
  id: "functions_engaged",
  title: "Functions engaged",
  definition: "How many different front-office functions had a person who gave a substantive answer during the period.",
  measure: "functions",
  direction: "up",
  fact: "agent_day",
  concern: "people",
  population: always(sql<boolean>`functions is not null`),
  counted: always(sql<boolean>`engaged_functions is not null`),
  things: sql<number>`(select count(distinct name) from cases, unnest(engaged_functions) name)::float8`,
  nothing: "No person who answered in the period has a known front-office function.",
});
