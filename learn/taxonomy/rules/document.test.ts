import { join } from "node:path";

import { expect, test } from "vitest";
import { z } from "zod";

import { taxonomyDocument } from "./document.ts";

test("the published schema is that of the code; `vitest -u` writes it anew", async () => {
  const schema = {
    $id: "urn:firsthand:schema:taxonomy",
    title: "Topics and intents",
    ...z.toJSONSchema(taxonomyDocument, { io: "input", target: "draft-7" }),
  };
  const file = join(import.meta.dirname, "../../../models/taxonomy.schema.json");
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file);
});
