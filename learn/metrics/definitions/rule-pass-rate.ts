import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

export const rulePassRate: Definition = share({
  id: "rule_pass_rate",
  title: "Quality rules passed",
  group: "data",
  definition: "The share of checks by quality rules in the period that passed, one check for each rule and day.",
  measure: "share",
  direction: "up",
  fact: "check",
  concern: "anything",
  population: always(sql<boolean>`true`),
  counted: always(sql<boolean>`passed`),
  nothing: "No rule was checked in the period, or a unit was asked for: it is told of the whole alone.",
});
