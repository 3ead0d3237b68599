import type { Position } from "../../contract/position.ts";
import { criteriaOf, drawsOf, gateCriterion, rowOf } from "./rows.ts";
import { SAMPLE_ROWS, type SampleRow } from "./sample-rows.ts";

const STAGES: Position["stages"] = [
  { id: "basic", level: 1, title: "Basic", says: "Enthusiasts at the edge answer what they find." },
  { id: "functional", level: 2, title: "Functional", says: "Functions engage, each with its own ways." },
  { id: "integrated", level: 3, title: "Integrated", says: "Functions work the same conversations." },
  { id: "customer_first", level: 4, title: "Customer-first", says: "Everyone who speaks is heard and answered." },
];

const GATES = ["Driver of the change", "Active sponsor", "Queue and promise known", "Full-engagement vision"];

const BASE = {
  model: { title: "Customer engagement", version: 3, savedAt: "2026-11-02T10:00:00.000Z", savedBy: "Jana Nowak" },
  unit: null,
  since: "2026-08-24T00:00:00.000Z",
  until: "2026-11-22T00:00:00.000Z",
  asOf: "2026-11-22T03:00:00.000Z",
  reportedAt: null,
  stages: STAGES,
  divide: {
    title: "The chasm",
    says: "Behind it the organisation turns round: the customer's side comes first.",
    afterLevel: 2,
    halves: ["Brand-centric", "Customer-centric"],
  },
  provisional: false,
  elsewhere: {
    says: "Where practitioners put their own organisations in 2024, on five stages. Shown beside, never as a target.",
    source: "Survey of practitioners, 2024; their five stages are not our four.",
    points: [
      { title: "First of five stages", share: 0.41 },
      { title: "Second of five stages", share: 0.3 },
      { title: "Last of five stages", share: 0.02 },
    ],
  },
} satisfies Partial<Position>;

function gatesOf(states: readonly Position["gates"][number]["state"][]): Position["gates"] {
  return GATES.map((title, index) => {
    const state = states[index] ?? "unknown";
    return { id: `gate_${index + 1}`, title, open: state === "met", state };
  });
}

type Board = Pick<Position, "dimensions" | "criteria" | "gates" | "measured" | "attested" | "unknown">;

/** Rows, gates and their criteria, with the shares that follow from them. */
function boardOf(rows: readonly SampleRow[], gates: Position["gates"], levels = [1, 2, 3, 4]): Board {
  const criteria = [...rows.flatMap(criteriaOf), ...gates.map(gateCriterion)];
  const share = (wanted: (one: Position["criteria"][number]) => boolean) =>
    criteria.length === 0 ? 0 : criteria.filter(wanted).length / criteria.length;
  return {
    dimensions: rows.map((row) => rowOf(row, levels)),
    criteria,
    gates,
    measured: share(({ state, evidence }) => state !== "unknown" && evidence.kind === "metric"),
    attested: share(({ state, evidence }) => state !== "unknown" && evidence.kind === "attestation"),
    unknown: criteria.length === 0 ? 1 : share(({ state }) => state === "unknown"),
  };
}

/** Nothing was heard and nobody has answered: everything is unknown. */
export function emptyPosition(): Position {
  const rows = SAMPLE_ROWS.map((row) => ({
    ...row,
    floor: 1,
    ceiling: 4,
    certainty: "none" as const,
    confidence: 0,
  }));
  return {
    ...BASE,
    ...boardOf(rows, gatesOf([])),
    stage: 1,
    ceiling: 4,
    confidence: 0,
    certainty: "none",
    draws: { levels: [], open: 1 },
    binding: { dimensions: rows.filter(({ pillar }) => pillar).map(({ id }) => id), gates: [], units: [] },
    deciding: [],
    story: {
      stand: "It is not yet known where we stand: nothing of what the map asks is known.",
      binds:
        "To stand at stage 2 of 4, Functional, more is needed in Leadership, People, Governance, Listening and Measurement. To stay is a choice.",
      unknown: "40 of 40 criteria are not known, so 12 of 12 rows are not yet known.",
      know: "18 need the answer of a named owner. 12 become known as more is heard. 10 hang on something that is not measured yet; each says what that is.",
    },
    steps: [
      step("leadership_2_0", "leadership", "answer", "Name an owner who answers: a head of engagement has a budget."),
      step("people_2_0", "people", "measure", "Import what people have answered since the summer."),
      step("listening_2_0", "listening", "measure", "Connect a third channel, so that it is heard."),
    ],
  };
}

/** Some is known, some not: the position of an organisation in the middle, kept by two rows and two gates. */
export function mixedPosition(): Position {
  return {
    ...BASE,
    ...boardOf(SAMPLE_ROWS, gatesOf(["met", "met", "unmet", "unknown"])),
    stage: 2,
    ceiling: 3,
    confidence: 0.83,
    certainty: "high",
    draws: drawsOf({ certainty: "high", confidence: 0.83 }, 2),
    binding: { dimensions: ["leadership", "governance"], gates: ["gate_3", "gate_4"], units: [] },
    deciding: ["leadership_3_1", "governance_3_1", "people_3_1"],
    story: {
      stand:
        "We stand at stage 2 of 4, Functional, on what is known; what is not known could raise that up to stage 3 of 4, Integrated.",
      binds:
        "To stand at stage 3 of 4, Integrated, more is needed in Leadership, Governance and the gates Queue and promise known and Full-engagement vision. To stay is a choice.",
      unknown: "9 of 40 criteria are not known, so 2 of 12 rows are not yet known.",
      know: "2 need the answer of a named owner. 4 become known as more is heard. 3 hang on something that is not measured yet; each says what that is.",
    },
    steps: [
      step(
        "governance_3_1",
        "governance",
        "do",
        "See which hand-overs take longer than a working day, and agree between the functions who takes them over by when.",
      ),
      step("leadership_3_1", "leadership", "answer", "Name an owner who answers."),
      step(
        "people_3_1",
        "people",
        "measure",
        "Let the functions that know the answer give it themselves, and count the replies that say something.",
      ),
    ],
  };
}

function step(
  criterion: string,
  dimension: string | null,
  kind: Position["steps"][number]["kind"],
  says: string,
): Position["steps"][number] {
  const title = SAMPLE_ROWS.find(({ id }) => id === dimension)?.title ?? "the row";
  return { criterion, dimension, kind, says, because: `One of 3 that ${title} needs for stage 3 of 4, Integrated.` };
}

/** A public model of another kind: four levels from 0, fifteen practices in five groups, nothing that divides it. */
export function otherPosition(): Position {
  const rows = ["Governance", "Design", "Implementation", "Verification", "Operations"].flatMap((group, index) =>
    ["Strategy and metrics", "Policy and compliance", "Education and guidance"].map((title, nth) => ({
      id: `practice_${index}_${nth}`,
      title: `${title} ${index + 1}`,
      group,
      pillar: true,
      floor: (index + nth) % 4,
      ceiling: Math.min(3, ((index + nth) % 4) + (nth % 2)),
      certainty:
        nth % 2 === 1 ? ("none" as const) : ((["high", "medium", "low"] as const)[(index + nth) % 3] ?? "high"),
      confidence: 0.7,
      cells: [],
      criteria: [1, 2, 3].map((level) => [level, "@record", `${title} is done as level ${level} asks.`] as const),
    })),
  );
  const stages = [0, 1, 2, 3].map((level) => ({ id: `level_${level}`, level, title: `Level ${level}`, says: null }));
  return {
    ...mixedPosition(),
    ...boardOf(rows, [], [0, 1, 2, 3]),
    stages,
    divide: null,
    stage: 0,
    ceiling: 1,
    draws: drawsOf({ certainty: "high", confidence: 0.83 }, 0),
    story: {
      stand:
        "We stand at stage 0 of 3, Level 0, on what is known; what is not known could raise that up to stage 1 of 3, Level 1.",
      binds: "To stand at stage 1 of 3, Level 1, more is needed in Strategy and metrics 1. To stay is a choice.",
      unknown: "4 of 45 criteria are not known, so 4 of 15 rows are not yet known.",
      know: "4 need the answer of a named owner.",
    },
    elsewhere: null,
    binding: { dimensions: ["practice_0_0"], gates: [], units: [] },
    deciding: [],
    steps: [],
  };
}

/** As much of everything as a model may hold, with letters, words and signs as unkind as they may be. */
export function extremePosition(): Position {
  const long = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const levels = Array.from({ length: 10 }, (_none, index) => index + 1);
  const rows = Array.from({ length: 60 }, (_none, index) => ({
    id: `row_${index}`,
    title: index % 2 === 0 ? long(`Zażółć gęślą jaźń ${index} `, 200) : long(`Съешьжеещёэтихмягких${index}`, 200),
    group: long(`Group ${Math.floor(index / 7)} `, 200),
    pillar: true,
    floor: (index % 10) + 1,
    ceiling: Math.min(10, (index % 10) + 3),
    certainty: (["high", "medium", "low", "none"] as const)[index % 4] ?? "high",
    confidence: 0.5,
    cells: [],
    criteria: [],
  }));
  const gates = Array.from({ length: 20 }, (_none, index) => ({
    id: `gate_${index}`,
    title: long(`Tor ${index} `, 200),
    open: index % 3 === 0,
    state: (["met", "unmet", "unknown"] as const)[index % 3] ?? "unknown",
  }));
  const words = long("Ünïcödé, Łódź, Київ; <script>alert(1)</script> \u202Eevil\u202C 🙂👩‍👩‍👧 漢字 ", 1000);
  return {
    ...mixedPosition(),
    ...boardOf(rows, gates, levels),
    model: {
      title: words.slice(0, 200),
      version: 2_147_483_647,
      savedAt: BASE.model.savedAt,
      savedBy: words.slice(0, 200),
    },
    unit: `${long("Einheit/\u0000\uD800🙂<b>漢字</b>", 480)}`,
    stages: levels.map((level) => ({ id: `s${level}`, level, title: long(`Stufe ${level} `, 200), says: words })),
    divide: {
      title: words.slice(0, 200),
      says: words,
      afterLevel: 4,
      halves: [words.slice(0, 200), words.slice(0, 200)],
    },
    stage: 1,
    ceiling: 10,
    reportedAt: "2026-12-01T00:00:00.000Z",
    binding: { dimensions: rows.map(({ id }) => id), gates: ["gate_0", "gate_19"], units: [words] },
    deciding: [],
    story: { stand: words, binds: long(words, 5000), unknown: words, know: words },
    steps: [0, 1, 2].map((index) => ({
      criterion: `c${index}`,
      dimension: `row_${index}`,
      kind: "do" as const,
      says: words,
      because: long("w", 1000),
    })),
    elsewhere: {
      says: words,
      source: words,
      points: levels.map((level) => ({ title: long(`Ort ${level} `, 200), share: level === 1 ? 1 : 0 })),
    },
  };
}
