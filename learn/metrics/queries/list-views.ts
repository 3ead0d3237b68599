import type { FactName } from "../definition.ts";
import { registry } from "../definitions/index.ts";

/** The published views that a fact is read from. */
const VIEWS: Readonly<Record<FactName, string>> = {
  conversation: "conversation_fact",
  message: "message_fact",
  agent_day: "agent_day_fact",
  answered: "message_fact",
  rating: "rating_fact",
  catalogue: "catalogue_fact",
  check: "quality_check_fact",
  look: "freshness_fact",
  place: "place_fact",
  hearing: "hearing_fact",
  insight: "insight_fact",
  told: "insight_told_fact",
  report: "digest_fact",
  drill: "drill_fact",
};

/** The published view behind each metric, by the metric's id. */
export function listViews(): ReadonlyMap<string, string> {
  return new Map(registry.map(({ id, fact }) => [id, VIEWS[fact]]));
}
