import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { expect, test } from "vitest";

import { introText } from "./intro-text.ts";

const inbound = (n: number, compared: boolean): MeasuredMetric => ({
  id: "inbound_volume",
  title: "Inbound volume",
  definition: "",
  group: "heard",
  parts: [],
  measure: "messages",
  direction: "none",
  unit: null,
  value: n,
  n,
  low: null,
  high: null,
  since: "2017-07-14T00:00:00.000Z",
  until: "2017-10-13T00:00:00.000Z",
  selected: false,
  warnings: [],
  previous: compared ? { since: "", until: "", value: 1, n: 1, low: null, high: null } : null,
});
const span = { interactions: 7492, conversations: 1 };

test("the first sentence names the window, what came in, with what it is compared, and the log", () => {
  expect(introText({}, [inbound(2772, true)], span)).toBe(
    "13 weeks, 14 Jul to 12 Oct 2017: 2,772 messages came in. Changes are against the 13 weeks before. The log holds 7,492 messages in 1 conversation.",
  );
});

test("own days are not named twice, a unit is named, and silence is said", () => {
  const said = { since: "2017-07-14", until: "2017-10-13", unit: "Delta" };
  expect(introText(said, [inbound(0, false)], undefined)).toBe("14 Jul to 12 Oct 2017: no message came in for Delta.");
});
