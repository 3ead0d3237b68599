import { permissionIds } from "@firsthand/kernel/permissions";
import { expect, test } from "vitest";

import { permissionGroups } from "./permission-groups.ts";

test("every permission stands in exactly one group", () => {
  const grouped = permissionGroups.flatMap(({ permissions }) => permissions.map(({ id }) => id));
  expect(grouped.toSorted()).toEqual(permissionIds.toSorted());
});
