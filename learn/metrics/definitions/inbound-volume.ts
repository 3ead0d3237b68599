import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, total } from "./forms.ts";

const inbound = always(sql<boolean>`direction = 'in'`);

export const inboundVolume: Definition = total({
  id: "inbound_volume",
  title: "Inbound volume",
  group: "heard",
  definition: "How many messages came in during the period.",
  measure: "messages",
  direction: "none",
  fact: "message",
  concern: "anything",
  population: inbound,
  counted: inbound,
  nothing: "No message came in; the log cannot tell silence from a source that was not connected.",
});
