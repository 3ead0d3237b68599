import { cloneDatabase } from "@firsthand/platform/testing";
import { expect, onTestFinished, test } from "vitest";

import { countMatches, findWordColumns } from "./columns.ts";

test("what begins a line is met in records and in bytes as it is in texts", async () => {
  const database = await cloneDatabase();
  onTestFinished(() => database.drop());
  await database.pool.query("create table looked (said text, record jsonb, raw bytea)");
  await database.pool.query(
    "insert into looked values ($1, $2, $3), ('joann@x.org', '\"joann@x.org\"', 'joann@x.org')",
    ["Hello,\nann@x.org", JSON.stringify({ text: "Hello,\nann@x.org" }), Buffer.from("„ann@x.org“")],
  );
  const [first, ...more] = (await findWordColumns(database.db)).filter(({ table }) => table === "looked");
  if (!first) throw new Error("The table is not there.");
  const patterns = ["(?<![[:alnum:]])(?:ann@x[.]org)(?![[:alnum:]])"];
  expect(await countMatches(database.db, [first, ...more], patterns)).toEqual([1, 1, 1]);
});
