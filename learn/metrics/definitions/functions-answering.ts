import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { functionsEngaged } from "./functions-engaged.ts";
import { distinct, always } from "./forms.ts";

/** So many substantive answers make a function one that answers. */
const LEAST_ANSWERS = 20;

export const functionsAnswering: Definition = distinct({
  id: "functions_answering",
  title: "Functions answering",
  group: "people",
  definition:
    "How many different front-office functions had people who gave at least 20 substantive answers together during the period.",
  measure: "functions",
  direction: "up",
  fact: "agent_day",
  concern: "people",
  population: functionsEngaged.population,
  counted: always(sql<boolean>`engaged_functions is not null`),
  // Each day tells "answers, function" for every function; one text a day, because arrays of different lengths make none.
  things: sql<number>`(
    select count(*) from (
      select split_part(said, chr(31), 2)
      from unnest(array_agg(array_to_string(substantive_by_function, chr(30)))) as day (answers),
        unnest(string_to_array(answers, chr(30))) as said
      group by 1 having sum(split_part(said, chr(31), 1)::int) >= ${sql.lit(LEAST_ANSWERS)}
    ) answering)::float8`,
  nothing: functionsEngaged.nothing,
});
