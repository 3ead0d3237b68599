import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Failure } from "@firsthand/kernel/errors";
import { expect, test } from "vitest";

import { metricOf, registry } from "./definitions/index.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ids = registry.map((metric) => metric.id);

/** The sections of the documentation, by the id that is their heading. */
function sections(): Map<string, string> {
  const document = readFileSync(here("../../docs/metrics.md"), "utf8");
  return new Map(
    document
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf("\n")).replaceAll("`", "").trim(), section]),
  );
}

test("each metric has one file named after it, and one id", () => {
  const files = readdirSync(here("definitions"));
  for (const id of ids) expect(files).toContain(`${id.replaceAll("_", "-")}.ts`);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the metrics that were ever published are all there", () => {
  expect(ids.toSorted()).toEqual(
    [
      "inbound_volume",
      "answerable_volume",
      "reply_coverage",
      "engagement_coverage",
      "within_promise",
      "first_response_time",
      "first_response_time_p90",
      "resolution_time",
      "resolution_time_p90",
      "backlog",
      "load_per_agent",
      "functions_engaged",
      "cross_function_share",
      "people_engaged",
      "identified_share",
      "nps",
      "csat",
      "sentiment_balance",
      "mood_lift",
      "staffing_gap",
      "channels_connected",
      "channel_coverage",
      "hearing_lag",
      "mood_gap",
      "functions_answering",
      "expert_share",
      "joined_profile_share",
      "occupancy",
      "language_reach",
      "ces",
      "owned_share",
      "rule_pass_rate",
      "freshness",
      "insight_to_action_time",
      "insights_acted_share",
      "loop_closed_share",
      "topic_recurrence",
      "report_open_share",
      "drill_minutes",
    ].toSorted(),
  );
});

test("each metric is documented with all that a reader needs, and nothing else is", () => {
  const documented = sections();
  expect([...documented.keys()].toSorted()).toEqual(ids.toSorted());
  for (const metric of registry) {
    const section = documented.get(metric.id) ?? "";
    expect(section, metric.id).toContain(metric.definition);
    expect(section, metric.id).toContain(`Measure: ${metric.measure}`);
    for (const part of ["**Formula**", "**Interval**", "**Unknown when**", "**Limits**"]) {
      expect(section, metric.id).toContain(part);
    }
  }
});

test("each metric says itself in one sentence", () => {
  for (const { id, definition, title, nothing } of registry) {
    expect(definition, id).toMatch(/^[A-Z][^\n]*\.$/);
    expect(nothing, id).toMatch(/^[A-Z][^\n]*\.$/);
    expect(title, id).not.toBe("");
  }
});

test("an unknown id is refused with all ids", () => {
  expect(metricOf("nps").id).toBe("nps");
  expect(() => metricOf("NPS")).toThrow(Failure);
  expect(() => metricOf("NPS")).toThrow(expect.objectContaining({ advice: expect.stringContaining("csat") }));
});
