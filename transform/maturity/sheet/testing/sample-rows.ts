import type { Certainty } from "../../contract/position.ts";

/** A dimension as a fixture: where it stands, what its cells say, and the criteria of its levels. */
export interface SampleRow {
  readonly id: string;
  readonly title: string;
  readonly group: string | null;
  readonly pillar: boolean;
  readonly floor: number;
  readonly ceiling: number;
  readonly certainty: Certainty;
  readonly confidence: number;
  readonly cells: readonly string[];
  /** Level, metric (or `@proof` of an answer), and what it says. */
  readonly criteria: readonly (readonly [level: number, evidence: string, says: string])[];
}

/** The twelve rows of an organisation of which some is known: one at every stage, one of every certainty. */
export const SAMPLE_ROWS: readonly SampleRow[] = [
  {
    id: "purpose",
    title: "Purpose of engaging",
    group: null,
    pillar: false,
    floor: 4,
    ceiling: 4,
    certainty: "high",
    confidence: 0.86,
    cells: ["To be present", "Find crises, publish content", "Optimise results", "Excellent on every channel"],
    criteria: [
      [2, "@signed page", "The aims of engaging are written on a signed page."],
      [3, "engagement_coverage", "At least 60 % of those who expect an answer get one."],
      [4, "within_promise", "At least 90 % of the answers come within the promise."],
    ],
  },
  {
    id: "leadership",
    title: "Leadership",
    group: null,
    pillar: true,
    floor: 2,
    ceiling: 2,
    certainty: "medium",
    confidence: 0.71,
    cells: [
      "Enthusiasts at the edge",
      "Leaders lead from the centre",
      "Executives engaged",
      "One inspired organisation",
    ],
    criteria: [
      [2, "@budget line", "A head of engagement has a budget of their own."],
      [3, "@scorecards", "Executives of three functions or more own a target."],
      [4, "@minutes", "The board reviews the experience every quarter."],
    ],
  },
  {
    id: "people",
    title: "People",
    group: null,
    pillar: true,
    floor: 2,
    ceiling: 3,
    certainty: "medium",
    confidence: 0.66,
    cells: ["A handful, overwhelmed", "A customer experience centre", "Functions work together", "Thousands engaged"],
    criteria: [
      [2, "people_engaged", "At least five people answer."],
      [3, "functions_engaged", "Five functions answer, each with 20 substantive replies or more."],
      [4, "staffing_gap", "Nobody is missing for full coverage within the promise."],
    ],
  },
  {
    id: "governance",
    title: "Governance",
    group: null,
    pillar: true,
    floor: 2,
    ceiling: 2,
    certainty: "high",
    confidence: 0.84,
    cells: ["None", "Central model, local control", "Shared across functions", "Built into daily work"],
    criteria: [
      [2, "@document", "Rules of voice, escalation and access are written."],
      [3, "handover_time", "Nine of ten hand-overs take a working day at most."],
      [4, "@log", "Local changes stay inside central limits."],
    ],
  },
  {
    id: "technology",
    title: "Technology",
    group: null,
    pillar: false,
    floor: 3,
    ceiling: 3,
    certainty: "low",
    confidence: 0.55,
    cells: ["No strategy", "A strategy per function", "A connected system of record", "One system of engagement"],
    criteria: [
      [2, "@inventory", "Tools, owners and costs are listed by function."],
      [3, "@architecture check", "Every object has one master."],
      [4, "one_system_share", "At least 90 % of what is sent goes through the system."],
    ],
  },
  {
    id: "listening",
    title: "Listening",
    group: null,
    pillar: true,
    floor: 3,
    ceiling: 4,
    certainty: "high",
    confidence: 0.91,
    cells: ["Random", "Brand and crisis terms watched", "All major channels in one log", "Everyone is heard"],
    criteria: [
      [2, "channel_coverage", "At least half of the channels are heard."],
      [3, "hearing_lag", "Nine of ten public posts are heard within 15 minutes."],
      [4, "language_reach", "At least 95 % of what is written is in languages that are read well."],
    ],
  },
  {
    id: "knowledge",
    title: "Customer knowledge",
    group: null,
    pillar: false,
    floor: 2,
    ceiling: 4,
    certainty: "none",
    confidence: 0.31,
    cells: ["None", "Per function", "One profile across channels", "In real time, in every contact"],
    criteria: [
      [2, "identified_share", "At least 40 % of those who write are known."],
      [3, "duplicate_rate", "At most 5 % of the people are there twice."],
      [4, "asked_again_rate", "At most 5 % are asked for what is known."],
    ],
  },
  {
    id: "measurement",
    title: "Measurement",
    group: null,
    pillar: true,
    floor: 3,
    ceiling: 3,
    certainty: "high",
    confidence: 0.88,
    cells: ["Activity counts", "Function metrics", "Outcomes and experience", "Experience decides"],
    criteria: [
      [2, "@catalogue", "The definitions of the figures stand in a catalogue."],
      [3, "nps", "The NPS is known from 200 answers or more."],
      [4, "decision_citation_share", "At least half of the decisions cite the experience."],
    ],
  },
  {
    id: "loop",
    title: "Improvement loop",
    group: null,
    pillar: false,
    floor: 1,
    ceiling: 3,
    certainty: "none",
    confidence: 0.22,
    cells: ["Complaints end in the inbox", "Reports to functions", "Teams act on input", "Customers say what is next"],
    criteria: [
      [2, "@distribution", "The product teams receive the report."],
      [3, "insight_to_action_time", "Half of the insights are acted on within 30 days."],
      [4, "loop_closed_share", "At least half are told in person what changed."],
    ],
  },
  {
    id: "employees",
    title: "Employees",
    group: null,
    pillar: false,
    floor: 1,
    ceiling: 2,
    certainty: "low",
    confidence: 0.52,
    cells: ["Outside the picture", "Surveyed", "Tools and journeys shared", "Improved together"],
    criteria: [
      [2, "staff_response", "At least half of the staff answer a yearly survey."],
      [3, "@usage of both", "One portal serves customers and staff."],
      [4, "paired_journeys", "One journey a quarter gets better for both."],
    ],
  },
  {
    id: "data",
    title: "Data",
    group: null,
    pillar: false,
    floor: 2,
    ceiling: 2,
    certainty: "medium",
    confidence: 0.63,
    cells: ["Duplicated, unowned", "Owned per function", "Owners, quality rules", "Decisions run on it"],
    criteria: [
      [2, "owned_share", "At least half of the data have an owner."],
      [3, "rule_pass_rate", "At least 95 % pass their rules."],
      [4, "freshness", "Data are five minutes old at most where decisions run."],
    ],
  },
  {
    id: "change",
    title: "Way of change",
    group: null,
    pillar: false,
    floor: 3,
    ceiling: 4,
    certainty: "high",
    confidence: 0.82,
    cells: ["Ad hoc", "Projects", "Increments with measured benefit", "Continuous, decisions reviewed"],
    criteria: [
      [2, "@project list", "Every change has a charter, a sponsor and a budget."],
      [3, "benefit_realised_share", "At least half of the planned benefit is there."],
      [4, "decisions_reviewed_share", "At least 80 % of the decisions are reviewed on their day."],
    ],
  },
];
