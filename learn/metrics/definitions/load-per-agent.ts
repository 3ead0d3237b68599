import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { NOBODY } from "../rules/warnings.ts";
import { always, mean } from "./forms.ts";

export const loadPerAgent: Definition = mean({
  id: "load_per_agent",
  title: "Load per person",
  group: "people",
  definition: "The mean number of conversations that a person answers on a day on which they answer any.",
  measure: "conversations a day",
  direction: "none",
  fact: "agent_day",
  concern: "people",
  population: always(sql<boolean>`true`),
  amount: () => sql<number>`conversations::float8`,
  nothing: NOBODY,
});
