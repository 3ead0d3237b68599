import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, total } from "./forms.ts";

export const answerableVolume: Definition = total({
  id: "answerable_volume",
  title: "Answerable volume",
  group: "heard",
  definition: "How many of the messages that came in during the period expect an answer.",
  measure: "messages",
  direction: "none",
  fact: "message",
  concern: "anything",
  population: always(sql<boolean>`direction = 'in' and expects_answer is not null`),
  counted: always(sql<boolean>`expects_answer`),
  nothing: "No inbound message of the period has been read for whether it expects an answer.",
});
