import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describeMetrics } from "@firsthand/learn/metrics";
import { monthsAfter } from "@firsthand/transform/attestations";
import { asksOf, readMaturityModel } from "@firsthand/transform/maturity";
import { expect, test } from "vitest";

import { SAMPLE_PEOPLE, sampleAnswers } from "./index.ts";
import { AGENTS } from "./rules/desk.ts";

const anchor = new Date("2026-06-17T10:00:00Z");
const answers = sampleAnswers(anchor);

function asks() {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "models", "maturity.yaml"), "utf8");
  const read = readMaturityModel(text, { computed: new Set(describeMetrics().map(({ id }) => id)) });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return new Map(asksOf(read.model).map((ask) => [ask.criterion, ask]));
}

test("the model that comes with the product asks for all of it, and for as long as it holds", () => {
  const asked = asks();
  for (const { criterion, at, expiresAt } of answers) {
    const { months = 0 } = asked.get(criterion) ?? {};
    expect([criterion, expiresAt.toISOString()]).toEqual([criterion, monthsAfter(at, months).toISOString()]);
  }
  expect(answers.length).toBeLessThan(asked.size / 2);
});

test("one waits for its signature, and nobody signs or checks their own answer", () => {
  const asked = asks();
  const second = answers.filter(({ criterion }) => asked.get(criterion)?.second);
  expect(second.filter(({ signed }) => signed === null).map(({ criterion }) => criterion)).toEqual([
    "purpose-aims-page",
  ]);
  for (const { by, signed, checked } of answers) {
    expect(signed?.by.id).not.toBe(by.id);
    expect(checked?.by.id).not.toBe(by.id);
  }
});

test("the people are those who answer customers, and everything lies before the day of loading", () => {
  const midnight = Date.parse("2026-06-17T00:00:00Z");
  const people = new Set(AGENTS.map(({ account, name }) => `${SAMPLE_PEOPLE}${account} ${name}`));
  for (const { by, at, signed, checked } of answers) {
    for (const act of [{ by, at }, signed, checked].filter((one) => one !== null)) {
      expect(people).toContain(`${act.by.id} ${act.by.name}`);
      expect(act.at.getTime()).toBeLessThan(midnight);
      expect(act.at.getTime()).toBeGreaterThanOrEqual(at.getTime());
    }
  }
});

test("the same day gives the same answers, another day the same so much later", () => {
  expect(sampleAnswers(new Date("2026-06-17T23:59:59Z"))).toEqual(answers);
  const next = sampleAnswers(new Date("2026-06-18T00:00:00Z"));
  expect(next.map(({ at }) => at.getTime() - 86_400_000)).toEqual(answers.map(({ at }) => at.getTime()));
});
