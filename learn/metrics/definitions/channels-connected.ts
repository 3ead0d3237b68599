import { sql } from "kysely";

import type { Definition } from "../definition.ts";
import { numberOf } from "../rules/figure.ts";
import { always, total } from "./forms.ts";

const everyOne = always(sql<boolean>`true`);

export const channelsConnected: Definition = {
  ...total({
    id: "channels_connected",
    title: "Channels connected",
    group: "heard",
    definition: "How many different channels brought conversations that began in the period.",
    measure: "channels",
    direction: "up",
    fact: "conversation",
    concern: "anything",
    population: everyOne,
    counted: everyOne,
    nothing: "No conversation began in the period.",
  }),
  // A channel has one channel.
  parts: ["unit", "language", "function", "source"],
  figure: (_numbers, { channels }) => ({
    value: [...channels.values()].filter((numbers) => numberOf(numbers, "n") > 0).length,
    low: null,
    high: null,
  }),
};
