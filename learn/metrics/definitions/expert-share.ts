import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

export const expertShare: Definition = share({
  id: "expert_share",
  title: "Expert share",
  group: "people",
  definition:
    "Of the conversations that people of a known function answered in the period, the share with a substantive answer in it from outside care and marketing.",
  measure: "share",
  direction: "up",
  fact: "answered",
  concern: "people",
  population: always(sql<boolean>`known`),
  counted: always(sql<boolean>`coalesce(by_expert, false)`),
  nothing: "No person who answered in the period has a known front-office function.",
});
