import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, total } from "./forms.ts";

export const backlog: Definition = total({
  id: "backlog",
  title: "Backlog",
  group: "answered",
  definition:
    "How many of the conversations begun in the period wait now: a message that expects an answer has had none after it.",
  measure: "conversations",
  direction: "down",
  fact: "conversation",
  concern: "answers",
  population: always(sql<boolean>`answers_included`),
  counted: always(sql<boolean>`waiting_since is not null`),
  nothing: "No conversation began in the period.",
});
