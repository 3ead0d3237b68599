import {
  type Reach,
  accessKinds,
  isReachWithin,
  isWithin,
  permissionIds,
  permissions,
} from "@firsthand/kernel/permissions";
import fc from "fast-check";
import { expect, test } from "vitest";

import { type HeldGrant, beyond, covers, rightsOf, rightsOfKey } from "./rights.ts";
import { maskIn, topWithin, unitsBelow } from "./units.ts";

const tree = [
  { name: "Kettla", parent: null },
  { name: "Kettla DE", parent: "Kettla" },
  { name: "Team South", parent: "Kettla DE" },
  { name: "Brinka", parent: null },
];
const below = unitsBelow(tree);
const whole = { unit: null, function: null };
const agent = { role: "agent", permissions: ["conversations.read", "position.read"] };

test("a unit holds all below it, and a circle has an end", () => {
  expect(below("Kettla")).toEqual(["Kettla", "Kettla DE", "Team South"]);
  expect(below("Team South")).toEqual(["Team South"]);
  expect(below("not placed")).toEqual(["not placed"]);
  expect(
    unitsBelow([
      { name: "a", parent: "b" },
      { name: "b", parent: "a" },
    ])("a").toSorted(),
  ).toEqual(["a", "b"]);
});

test("the administrator may everything, nobody nothing", () => {
  const all = rightsOf([{ role: "administrator", permissions: [], ...whole }], below);
  expect(all.may).toEqual(accessKinds);
  expect(all.reach("privacy.erase")).toBe("all");
  const none = rightsOf([], below);
  expect(none.may).toEqual(["open", "known"]);
  expect(none.reach("conversations.read")).toEqual([]);
});

test("a grant for a unit opens its rows, and nothing that concerns the whole", () => {
  const { may, reach } = rightsOf([{ ...agent, unit: "Kettla DE", function: null }], below);
  expect(may).toEqual(["open", "known", "position.read", "conversations.read"]);
  expect(reach("position.read")).toEqual([{ units: ["Kettla DE", "Team South"], functions: null }]);
  const within = (unit: string | null) => isWithin(reach("conversations.read"), { unit, function: null });
  expect(["Kettla", "Kettla DE", "Team South", "Brinka", null].map(within)).toEqual([false, true, true, false, false]);
});

test("an administrator of one unit is none of the whole, and one of a function there is none at all", () => {
  const opens = (function_: "care" | null): readonly string[] =>
    rightsOf([{ role: "administrator", permissions: [], unit: "Kettla", function: function_ }], below).may;
  for (const { id, reach } of permissions) {
    expect([id, opens(null).includes(id)]).toEqual([id, reach !== "whole"]);
    expect([id, opens("care").includes(id)]).toEqual([id, reach === "rows"]);
    expect(opens(null)).not.toContain(`${id}:whole`);
  }
});

const scope = fc.record({
  unit: fc.constantFrom(null, ...tree.map(({ name }) => name)),
  function: fc.constantFrom(null, "care" as const, "sales" as const),
});
const grant: fc.Arbitrary<HeldGrant> = fc
  .tuple(scope, fc.subarray([...permissionIds]), fc.constantFrom("agent", "administrator"))
  .map(([where, own, role]) => ({ ...where, permissions: own, role }));
const rows = [null, ...tree.map(({ name }) => name)].flatMap((unit) =>
  [null, "care", "sales"].map((ofFunction) => ({ unit, function: ofFunction })),
);
const seen = (reach: Reach) => rows.filter((row) => isWithin(reach, row)).map((row) => JSON.stringify(row));

test("a reach lies within another only if it opens no row that the other does not", () => {
  const names = (all: readonly string[]) => fc.option(fc.subarray([...all]));
  const entry = fc.record({ units: names(tree.map(({ name }) => name)), functions: names(["care", "sales"]) });
  const reach: fc.Arbitrary<Reach> = fc.oneof(fc.constant("all" as const), fc.array(entry, { maxLength: 3 }));
  fc.assert(
    fc.property(reach, reach, (one, outer) => {
      expect(isReachWithin(one, one)).toBe(true);
      expect(isReachWithin(one, "all")).toBe(true);
      if (isReachWithin(one, outer)) expect(seen(outer)).toEqual(expect.arrayContaining(seen(one)));
    }),
  );
});

test("one more grant never takes anything away, and their order does not matter", () => {
  fc.assert(
    fc.property(
      fc.array(grant, { maxLength: 4 }),
      grant,
      fc.constantFrom(...permissionIds),
      (held, more, permission) => {
        const before = rightsOf(held, below);
        const after = rightsOf([more, ...held], below);
        expect(after.may).toEqual(expect.arrayContaining([...before.may]));
        expect(seen(after.reach(permission))).toEqual(expect.arrayContaining(seen(before.reach(permission))));
        expect(seen(rightsOf([...held, more], below).reach(permission))).toEqual(seen(after.reach(permission)));
      },
    ),
  );
});

test("a key opens what it was made for and its maker may, row by row, and no more", () => {
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 3 }), scope, fc.subarray([...permissionIds]), (held, where, own) => {
      const maker = rightsOf(held, below);
      const key = rightsOfKey({ ...where, permissions: own }, maker, below);
      const alone = rightsOf([{ role: "", permissions: own, ...where }], below);
      for (const permission of permissionIds) {
        const both = seen(alone.reach(permission)).filter((row) => seen(maker.reach(permission)).includes(row));
        expect(seen(key.reach(permission))).toEqual(both);
        expect(key.may.includes(permission)).toBe(key.reach(permission).length > 0);
      }
    }),
  );
});

test("what somebody may give opens nothing that they do not have: row by row, and for the whole", () => {
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 3 }), scope, fc.subarray([...permissionIds]), (held, where, given) => {
      const own = rightsOf(held, below);
      if (beyond(own, given, where).length > 0) return;
      const opened = rightsOf([{ role: "", permissions: given, ...where }], below);
      for (const permission of permissionIds) {
        expect(seen(own.reach(permission))).toEqual(expect.arrayContaining(seen(opened.reach(permission))));
        if (opened.reach(permission) === "all") expect(own.reach(permission)).toBe("all");
      }
    }),
  );
});

test("who administers a unit covers what is below it, for every function there, and nothing beside it", () => {
  const own = rightsOf([{ role: "administrator", permissions: [], unit: "Kettla DE", function: null }], below);
  const in_ = (unit: string | null, of: "care" | null) => covers(own, "access.manage", { unit, function: of });
  expect([in_("Kettla DE", null), in_("Team South", "care")]).toEqual([true, true]);
  expect([in_("Kettla", null), in_("Brinka", "care"), in_(null, "care"), in_(null, null)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(beyond(own, ["privacy.erase", "people.read"], { unit: "Team South", function: null })).toEqual([]);
  expect(beyond(own, ["privacy.erase", "people.read"], whole)).toEqual(["privacy.erase", "people.read"]);
});

test("the highest unit within reach above one", () => {
  const top = topWithin(tree, (unit) => unit !== "Kettla");
  expect([top("Team South"), top("Kettla DE"), top("Brinka")]).toEqual(["Kettla DE", "Kettla DE", "Brinka"]);
  const circle = [
    { name: "a", parent: "b" },
    { name: "b", parent: "a" },
  ];
  expect(topWithin(circle, () => true)("a")).toBe("b");
});

test("a rule holds for all below, until a unit says otherwise; a locked one holds whatever they say", () => {
  const units = (locked: boolean) =>
    new Map(
      [
        { name: "top", parent: null, mask: false, mask_locked: locked },
        { name: "mid", parent: "top", mask: null, mask_locked: false },
        { name: "low", parent: "mid", mask: true, mask_locked: false },
      ].map((unit) => [unit.name, unit]),
    );
  expect(maskIn(units(false), "mid")).toEqual({ value: false, from: "top", locked: false });
  expect(maskIn(units(false), "low")).toEqual({ value: true, from: "low", locked: false });
  expect(maskIn(units(true), "low")).toEqual({ value: false, from: "top", locked: true });
  expect(maskIn(units(true), "top")).toEqual({ value: false, from: "top", locked: false });
  expect(maskIn(units(true), "elsewhere")).toEqual({ value: true, from: null, locked: false });
});
