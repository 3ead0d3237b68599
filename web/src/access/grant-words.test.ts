import { expect, test } from "vitest";

import { grantText, lower, roleText, scopeText } from "./grant-words.ts";

test("a grant says its role and where it holds", () => {
  const titles = new Map([["agent", "Agent of ours"]]);
  expect(grantText({ role: "agent", unit: null, function: null }, titles)).toBe("Agent of ours");
  expect(grantText({ role: "agent", unit: "Kettla", function: null })).toBe("Agent for Kettla");
  expect(grantText({ role: "function_lead", unit: null, function: "legal" })).toBe("Function lead, only legal");
  expect(scopeText({ unit: "Kettla", function: "care" })).toBe("for Kettla, only customer care");
});

test("a role without a known title is called by its name", () => {
  expect(roleText("community_manager")).toBe("Community manager");
});

test("names of all capitals keep them within a sentence", () => {
  expect([lower("IT support"), lower("E-commerce"), lower("")]).toEqual(["IT support", "e-commerce", ""]);
});
