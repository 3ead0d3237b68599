import { Failure } from "@firsthand/kernel/errors";
import fc from "fast-check";
import { expect, test } from "vitest";

import { readCursor } from "./cursor.ts";

test("anything else is refused as bad input, never as a defect", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      expect(() => readCursor(text)).toThrow(Failure);
    }),
  );
});
