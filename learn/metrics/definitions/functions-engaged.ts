import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, distinct } from "./forms.ts";

export const functionsEngaged: Definition = distinct({
  id: "functions_engaged",
  title: "Functions engaged",
  group: "people",
  definition: "How many different front-office functions had a person who gave a substantive answer during the period.",
  measure: "functions",
  direction: "up",
  fact: "agent_day",
  concern: "people",
  population: always(sql<boolean>`functions is not null`),
  counted: always(sql<boolean>`engaged_functions is not null`),
  // The lists of a group are put together as one text each: arrays of different lengths make no array.
  things: sql<number>`(
    select count(distinct name)
    from unnest(array_agg(array_to_string(engaged_functions, chr(31)))) as day (names),
      unnest(string_to_array(names, chr(31))) as name)::float8`,
  nothing: "No person who answered in the period has a known front-office function.",
});
