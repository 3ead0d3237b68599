import { readLanguages } from "@firsthand/analytics/text";
import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { always, share } from "./forms.ts";

export const languageReach: Definition = share({
  id: "language_reach",
  title: "Language reach",
  group: "heard",
  definition:
    "Of the conversations begun in the period whose language is known, the share in a language that the reading of texts was made for.",
  measure: "share",
  direction: "up",
  fact: "conversation",
  concern: "anything",
  population: always(sql<boolean>`language is not null`),
  counted: always(sql<boolean>`language in (${sql.join(readLanguages.map((language) => sql.lit(language)))})`),
  nothing: "No conversation of the period has a message whose language is known.",
});
