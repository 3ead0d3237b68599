import { describe, expect, test } from "vitest";

import type { StandingCriterion } from "../contract/position.ts";
import { becauseOf } from "./because.ts";
import type { Reason, State, Weighed } from "./evidence.ts";

const weighed = (reason: Reason, state: State = "unmet", provisional = false): Weighed => ({
  state,
  reason,
  provisional,
  chance: 0.5,
  metric: "lights",
});

type Evidence = StandingCriterion["evidence"];
type Attested = Extract<Evidence, { kind: "attestation" }>;
type Bound = Extract<Evidence, { kind: "metric" }>["bounds"][number];

const window = { since: "2026-01-01T00:00:00.000Z", until: "2026-04-01T00:00:00.000Z" };

function figure(told: Partial<Bound>, seen: Partial<Bound["windows"][number]> = {}): Evidence {
  const figures = { value: 0.913, low: 0.881, high: 0.9402, n: 1204, selected: false, verdict: "clears" as const };
  const now = { ...window, ...figures, ...seen };
  const bound: Bound = {
    metric: "lights",
    title: "Lights on",
    definition: "How many lights are on.",
    measure: "share",
    computed: true,
    needs: null,
    least: 0.8,
    most: null,
    cases: 50,
    windows: [now],
    warnings: [],
  };
  return { kind: "metric", bounds: [{ ...bound, ...told }] };
}

describe("a figure tells its value, its interval, its cases and what is asked", () => {
  const cases: [string, Weighed, Evidence][] = [
    [
      "Lights on is 91.3 % (95 %: 88.1 to 94 %; 1,204 cases); asked is at least 80 %.",
      weighed("cleared", "met"),
      figure({}),
    ],
    [
      "Lights on is 91.3 % (95 %: 88.1 to 94 %; 1,204 cases; from a selection); asked is at least 80 %. One window says so; the next one has to confirm it.",
      weighed("cleared", "met", true),
      figure({}, { selected: true }),
    ],
    [
      "Lights on is −2.5 lights (1 case); asked is between −4 lights and 3 lights.",
      weighed("cleared", "met"),
      figure({ measure: "lights", least: -4, most: 3 }, { value: -2.5, low: null, high: null, n: 1 }),
    ],
    [
      "Lights on is 0.28 (95 %: 0.25 to 0.31; 841 cases); asked is to know it from 400 cases or more.",
      weighed("cleared", "met"),
      figure({ measure: "from -2 to 2", least: null, cases: 400 }, { value: 0.28, low: 0.25, high: 0.31, n: 841 }),
    ],
    ["Lights on: 12 cases in the window, 50 are needed.", weighed("too_few_cases", "unknown"), figure({}, { n: 12 })],
    [
      "Lights on is not known. Nobody looked.",
      weighed("not_measured", "unknown"),
      figure({ warnings: ["Selection: some.", "Not known: Nobody looked."] }, { value: null }),
    ],
    [
      "Lights on is not measured yet. What it takes: A list of all lights.",
      weighed("not_computed", "unknown"),
      figure({ computed: false, needs: "A list of all lights." }),
    ],
    [
      "Lights on is 91.3 % (95 %: 88.1 to 94 %; 1,204 cases); asked is at most 92 %. The figure is too uncertain to say that it is reached.",
      weighed("between"),
      figure({ least: null, most: 0.92 }),
    ],
  ];
  test.each(cases)("%s", (said, how, evidence) => {
    expect(becauseOf(how, evidence, 2)).toBe(said);
  });

  test("what is held says why it stands, or why it does not count yet", () => {
    expect(becauseOf(weighed("held", "met"), figure({}), 2)).toContain("lost when 2 windows say so");
    expect(becauseOf(weighed("held", "unmet"), figure({}), 3)).toContain("counts when 3 windows in a row say so");
  });
});

function answer(given: Partial<NonNullable<Attested["answer"]>> | null): Attested {
  return {
    kind: "attestation",
    proof: "The letter",
    months: 12,
    second: false,
    status: "standing",
    owner: null,
    answer: given && {
      id: "1",
      met: true,
      by: "Ann",
      at: "2026-03-03T22:00:00.000Z",
      expiresAt: "2027-03-03T22:00:00.000Z",
      proof: "given",
      secondBy: null,
      inherited: false,
      ...given,
    },
  };
}

describe("an answer tells who gave it, when, with what proof, and until when it holds", () => {
  const cases: [string, Weighed, Evidence][] = [
    ["Nobody has answered yet. The proof to show: The letter.", weighed("not_attested", "unknown"), answer(null)],
    [
      "No answer stands. The proof to show: The letter.",
      weighed("not_attested", "unknown"),
      { ...answer(null), owner: "Ann" },
    ],
    ["Ann answered on 3 Mar 2026, with a proof; it holds until 3 Mar 2027.", weighed("attested", "met"), answer({})],
    [
      "Ann answered on 3 Mar 2026 for the whole organisation, with a proof that was looked at; it holds until 3 Mar 2027.",
      weighed("attested", "met"),
      answer({ inherited: true, proof: "checked" }),
    ],
    ["Ann answered on 3 Mar 2026 that it is not so.", weighed("denied"), answer({ met: false })],
    [
      "Ann answered on 3 Mar 2026. It counts when a second person has signed.",
      weighed("unsigned", "unknown"),
      answer({}),
    ],
    [
      "Ann answered on 3 Mar 2026; that held until 3 Mar 2027. It is asked anew every year.",
      weighed("expired", "unknown"),
      answer({}),
    ],
  ];
  test.each(cases)("%s", (said, how, evidence) => {
    expect(becauseOf(how, evidence, 2)).toBe(said);
  });
});
