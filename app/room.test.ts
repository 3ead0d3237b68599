import { tmpdir } from "node:os";
import { expect, test } from "vitest";

import { checkRoom } from "./room.ts";

test("an import leaves the disk room to spare, and says what to do where there is none", async () => {
  await expect(checkRoom(tmpdir(), 1)).resolves.toBeUndefined();
  await expect(checkRoom("/nowhere/at/all")).resolves.toBeUndefined();
  await expect(checkRoom(tmpdir(), Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
    code: "disk_nearly_full",
    status: 507,
    advice: expect.stringContaining("Make room"),
  });
});
