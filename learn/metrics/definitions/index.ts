import type { Definition } from "../definition.ts";
import { unknownMetric } from "../errors.ts";
import { answerableVolume } from "./answerable-volume.ts";
import { backlog } from "./backlog.ts";
import { ces } from "./ces.ts";
import { channelCoverage } from "./channel-coverage.ts";
import { channelsConnected } from "./channels-connected.ts";
import { crossFunctionShare } from "./cross-function-share.ts";
import { csat } from "./csat.ts";
import { drillMinutes } from "./drill-minutes.ts";
import { engagementCoverage } from "./engagement-coverage.ts";
import { expertShare } from "./expert-share.ts";
import { firstResponseTimeP90 } from "./first-response-time-p90.ts";
import { firstResponseTime } from "./first-response-time.ts";
import { freshness } from "./freshness.ts";
import { functionsAnswering } from "./functions-answering.ts";
import { functionsEngaged } from "./functions-engaged.ts";
import { hearingLag } from "./hearing-lag.ts";
import { identifiedShare } from "./identified-share.ts";
import { inboundVolume } from "./inbound-volume.ts";
import { insightToActionTime } from "./insight-to-action-time.ts";
import { insightsActedShare } from "./insights-acted-share.ts";
import { joinedProfileShare } from "./joined-profile-share.ts";
import { languageReach } from "./language-reach.ts";
import { loadPerAgent } from "./load-per-agent.ts";
import { loopClosedShare } from "./loop-closed-share.ts";
import { moodGap } from "./mood-gap.ts";
import { moodLift } from "./mood-lift.ts";
import { nps } from "./nps.ts";
import { occupancy } from "./occupancy.ts";
import { ownedShare } from "./owned-share.ts";
import { peopleEngaged } from "./people-engaged.ts";
import { replyCoverage } from "./reply-coverage.ts";
import { reportOpenShare } from "./report-open-share.ts";
import { resolutionTimeP90 } from "./resolution-time-p90.ts";
import { resolutionTime } from "./resolution-time.ts";
import { rulePassRate } from "./rule-pass-rate.ts";
import { sentimentBalance } from "./sentiment-balance.ts";
import { staffingGap } from "./staffing-gap.ts";
import { topicRecurrence } from "./topic-recurrence.ts";
import { withinPromise } from "./within-promise.ts";

/** All metrics, in the order in which they are shown. */
export const registry: readonly Definition[] = [
  inboundVolume,
  answerableVolume,
  replyCoverage,
  engagementCoverage,
  withinPromise,
  firstResponseTime,
  firstResponseTimeP90,
  resolutionTime,
  resolutionTimeP90,
  backlog,
  loadPerAgent,
  peopleEngaged,
  functionsEngaged,
  functionsAnswering,
  crossFunctionShare,
  expertShare,
  identifiedShare,
  joinedProfileShare,
  channelsConnected,
  channelCoverage,
  hearingLag,
  languageReach,
  nps,
  csat,
  ces,
  sentimentBalance,
  moodLift,
  moodGap,
  occupancy,
  staffingGap,
  ownedShare,
  rulePassRate,
  freshness,
  insightToActionTime,
  insightsActedShare,
  loopClosedShare,
  topicRecurrence,
  reportOpenShare,
  drillMinutes,
];

/** The metric of that id; a Failure that lists all ids when there is none. */
export function metricOf(id: string): Definition {
  const found = registry.find((metric) => metric.id === id);
  if (!found) {
    throw unknownMetric(
      id,
      registry.map((metric) => metric.id),
    );
  }
  return found;
}
