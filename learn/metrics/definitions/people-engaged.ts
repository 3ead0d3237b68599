import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { NOBODY } from "../rules/warnings.ts";
import { always, distinct } from "./forms.ts";

const everyDay = always(sql<boolean>`true`);

export const peopleEngaged: Definition = distinct({
  id: "people_engaged",
  title: "People engaged",
  group: "people",
  definition: "How many different people answered customers during the period.",
  measure: "people",
  direction: "up",
  fact: "agent_day",
  concern: "people",
  population: everyDay,
  counted: everyDay,
  things: sql<number>`count(distinct agent_id)::float8`,
  nothing: NOBODY,
});
