import fc from "fast-check";
import { expect, test } from "vitest";

import { roleNameOf } from "./role-name.ts";

test("a name is made of the title", () => {
  expect(roleNameOf("Night shift, Łódź", new Set())).toBe("night_shift_o_dz");
  expect(roleNameOf("2nd line", new Set())).toBe("nd_line");
  expect(roleNameOf("客服", new Set())).toBe("role");
  expect(roleNameOf("Agent", new Set(["agent", "agent_2"]))).toBe("agent_3");
});

test("whatever the title, the server takes the name, and it is new", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), fc.array(fc.string()), (title, others) => {
      const taken = new Set([...others, roleNameOf(title, new Set())]);
      const name = roleNameOf(title, taken);
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(name.length).toBeLessThanOrEqual(60);
      expect(taken.has(name)).toBe(false);
    }),
  );
});
