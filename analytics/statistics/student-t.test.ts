import { expect, test } from "vitest";

import { studentProbability, studentQuantile } from "./student-t.ts";

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t.
const NIST = [
  { df: 1, upper: { 0.9: 3.078, 0.95: 6.314, 0.975: 12.706, 0.99: 31.821, 0.995: 63.657 } },
  { df: 2, upper: { 0.9: 1.886, 0.95: 2.92, 0.975: 4.303, 0.99: 6.965, 0.995: 9.925 } },
  { df: 3, upper: { 0.9: 1.638, 0.95: 2.353, 0.975: 3.182, 0.99: 4.541, 0.995: 5.841 } },
  { df: 5, upper: { 0.9: 1.476, 0.95: 2.015, 0.975: 2.571, 0.99: 3.365, 0.995: 4.032 } },
  { df: 10, upper: { 0.9: 1.372, 0.95: 1.812, 0.975: 2.228, 0.99: 2.764, 0.995: 3.169 } },
  { df: 20, upper: { 0.9: 1.325, 0.95: 1.725, 0.975: 2.086, 0.99: 2.528, 0.995: 2.845 } },
  { df: 30, upper: { 0.9: 1.31, 0.95: 1.697, 0.975: 2.042, 0.99: 2.457, 0.995: 2.75 } },
  { df: 60, upper: { 0.9: 1.296, 0.95: 1.671, 0.975: 2, 0.99: 2.39, 0.995: 2.66 } },
  { df: 100, upper: { 0.9: 1.29, 0.95: 1.66, 0.975: 1.984, 0.99: 2.364, 0.995: 2.626 } },
];

test.each(NIST)("the critical values of the NIST handbook for $df degrees of freedom", ({ df, upper }) => {
  for (const [p, value] of Object.entries(upper)) expect(studentQuantile(Number(p), df)).toBeCloseTo(value, 3);
});

test("more digits: the quantiles that R's qt gives, and the normal limit", () => {
  expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062047362, 8);
  expect(studentQuantile(0.975, 10)).toBeCloseTo(2.228138852, 9);
  expect(studentQuantile(0.975, 30)).toBeCloseTo(2.0422724563, 9);
  expect(studentQuantile(0.975, 10_000_000)).toBeCloseTo(1.959964, 5);
  expect(studentQuantile(0.025, 10)).toBeCloseTo(-2.228138852, 9);
});

test("one degree of freedom is the Cauchy distribution", () => {
  for (const t of [-3, -0.5, 0, 0.5, 3]) {
    expect(studentProbability(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
  }
  expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
});
