import type { MetricFamily } from "@firsthand/platform/http";
import type { JobCounts } from "@firsthand/platform/jobs";

import type { Overview } from "./overview.ts";

/** What the log and the queue of jobs hold, as metrics for monitoring. */
export function measuredFamilies(overview: Overview, jobs: readonly JobCounts[]): MetricFamily[] {
  const bySource = (
    name: string,
    help: string,
    key: "deliveries" | "conversations" | "waiting" | "quarantined",
  ): MetricFamily => ({
    name,
    help,
    type: "gauge",
    samples: overview.sources.map((source) => ({ labels: { source: source.name }, value: source[key] })),
  });
  return [
    bySource("firsthand_log_deliveries", "Deliveries in the log.", "deliveries"),
    bySource("firsthand_log_conversations", "Conversations in the log.", "conversations"),
    bySource("firsthand_log_waiting", "Deliveries whose customer is not known yet.", "waiting"),
    bySource("firsthand_log_quarantined", "Deliveries that could not be understood.", "quarantined"),
    {
      name: "firsthand_jobs",
      help: "Jobs by kind and state; done ones of the last week.",
      type: "gauge",
      samples: jobs.flatMap(({ name, ...states }) =>
        Object.entries(states).map(([state, value]) => ({ labels: { job: name, state }, value })),
      ),
    },
  ];
}
