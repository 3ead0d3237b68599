import fc from "fast-check";
import { expect, test } from "vitest";

import { type CoveredKind, covererOf, type KnownPerson } from "./index.ts";

const named = (name: string): KnownPerson => ({ name, kind: null, value: null });
const cover = (kind: CoveredKind) => `<${kind}>`;

test("names, handles, addresses and numbers give way to what is put in their place, and nothing of them stays", () => {
  const coverer = covererOf({
    hidden: [named("Anna Schmidt"), { name: null, kind: "customer_number", value: "KD-88213" }],
    shown: [],
  });
  const covered: readonly (readonly [string, string])[] = [
    ["Hi Anna, mail a.schmidt@example.org", "Hi <name>, mail <email>"],
    ["@anna_s wrote: my number is KD-88213", "<handle> wrote: my number is <number>"],
    ["Card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00", "Card <card>, IBAN <iban>"],
    ["Call +49 30 2312 5017, Anna Schmidt", "Call <phone>, <name>"],
    ["nothing to cover", "nothing to cover"],
  ];
  for (const [text, expected] of covered) expect(coverer(text, cover), text).toBe(expected);
});

test("signs of private use in a text are no way to what is covered", () => {
  const coverer = covererOf({ hidden: [named("Anna Schmidt")], shown: [] });
  expect(coverer("\ue000\ue001\uf8ff Anna \ue000", cover)).toBe("    <name>  ");
});

test("what is put in a place may itself look like a name or a number", () => {
  const coverer = covererOf({ hidden: [named("Mail Name")], shown: [] });
  expect(coverer("Mail Name: ann@example.org", (kind) => `Mail ${kind} 4111111111111111`)).toBe(
    "Mail name 4111111111111111: Mail email 4111111111111111",
  );
});

test("whatever stands around it, a mail address and a known name never stay", () => {
  const coverer = covererOf({ hidden: [named("Zsuzsanna Kowalczyk")], shown: [] });
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const out = coverer(`${before} zsuzsanna kowalczyk , zk77@example.org ${after}`, () => "…");
      expect(out).not.toContain("zk77@example.org");
      expect(out.toLowerCase()).not.toContain("zsuzsanna kowalczyk");
    }),
  );
});
