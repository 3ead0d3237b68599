import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";

import { cloneDatabase, emptyDatabase, temporaryDirectory } from "@firsthand/platform/testing";
import { expect, test } from "vitest";

import { appendErasure, readErasures } from "../store/erasure-list.ts";
import { saveErasure } from "../store/erasures.ts";
import { writeOutErasures } from "./write-out-erasures.ts";

test("what only the database knows of is written to the list, and nothing twice", async () => {
  const place = temporaryDirectory();
  const database = await cloneDatabase();
  const erasure = () => ({
    erasureId: randomUUID(),
    at: "2026-03-04T12:00:00.000Z",
    identityIds: [randomUUID()],
    keys: [{ home: 7, kind: "mail", key: randomUUID() }],
    deliveryIds: [randomUUID()],
  });
  const [one, other] = [erasure(), erasure()];
  for (const each of [one, other]) await saveErasure(database.db, each);
  await appendErasure(place.path, one);
  expect(await writeOutErasures(database.db, place.path)).toBe(1);
  expect(await writeOutErasures(database.db, place.path)).toBe(0);
  expect((await readErasures(place.path)).map(({ erasureId }) => erasureId)).toEqual([one.erasureId, other.erasureId]);
  rmSync(join(place.path, "erasures.jsonl"));
  expect(await writeOutErasures(database.db, place.path)).toBe(2);
  expect(await readErasures(place.path)).toEqual(expect.arrayContaining([one, other]));

  const older = await emptyDatabase();
  expect(await writeOutErasures(older.db, place.path)).toBe(0);
  await older.drop();
  await database.drop();
  place.remove();
});
