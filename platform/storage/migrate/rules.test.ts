import fc from "fast-check";
import { expect, test } from "vitest";

import { pendingOf, viewNames, viewsInOrder, type Migration } from "./rules.ts";

const step = (name: string, module = "a/b", sha256 = name): Migration => ({ module, name, sha256, sql: "" });

test("what is not done yet comes in the order of time stamps over all modules, whatever is done", () => {
  const name = fc.stringMatching(/^2026010[1-9]T000[0-9]_x\.sql$/);
  const known = fc.uniqueArray(fc.tuple(fc.constantFrom("a/b", "c/d"), name), { selector: String });
  fc.assert(
    fc.property(known, fc.infiniteStream(fc.boolean()), (pairs, isDone) => {
      const all = pairs.map(([module, file]) => step(file, module));
      const done = all.filter(() => isDone.next().value);
      const pending = pendingOf(all, done);
      expect(new Set([...pending, ...done])).toEqual(new Set(all));
      const names = pending.map((one) => one.name);
      expect(names).toEqual(names.toSorted());
    }),
  );
});

test("a step that is done and has changed is refused by name", () => {
  expect(() => pendingOf([step("1.sql", "a/b", "new")], [step("1.sql", "a/b", "old")])).toThrow(
    expect.objectContaining({ code: "migration_changed", message: expect.stringContaining("a/b/1.sql") }),
  );
});

test("a step that is done and unknown means that the data are newer", () => {
  const done = ["1", "2", "3", "4", "5"].map((name) => step(name));
  expect(() => pendingOf([], done)).toThrow(
    expect.objectContaining({ code: "data_newer_than_program", message: expect.stringContaining("a/b/3 and 2 more") }),
  );
});

test("the views that a file creates, not those it speaks of", () => {
  const text = `-- order: 2
    -- create view commented as
    create view one as select 1; create or replace view "two" as select * from create_view_x;
    CREATE VIEW Three AS select 'x'`;
  expect(viewNames(text)).toEqual(["one", "two", "Three"]);
  const views = [
    { module: "b", order: 2, sql: "" },
    { module: "c", order: 1, sql: "" },
    { module: "a", order: 2, sql: "" },
  ];
  expect(viewsInOrder(views).map(({ module }) => module)).toEqual(["c", "a", "b"]);
});
