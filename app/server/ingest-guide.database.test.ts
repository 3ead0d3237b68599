import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { sql } from "kysely";
import { expect, test } from "vitest";

import { shareHostileSite } from "./hostile/testing/site.ts";

const site = shareHostileSite();
const guide = readFileSync(join(import.meta.dirname, "../../docs/ingest.md"), "utf8");
const examples = [...guide.matchAll(/^```sh\n([\s\S]+?)^```$/gm)].map(([, text = ""]) => text);
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

// Without curl there is nothing to run the examples with.
test.skipIf(!hasCurl)("every example of the guide runs as it stands", async () => {
  expect(examples.length).toBeGreaterThan(7);
  const key = site().key["authorization"]?.slice("Bearer ".length) ?? "";
  for (const [at, example] of examples.entries()) {
    const script = example
      .replaceAll("http://localhost:4600", site().url)
      .replaceAll("curl ", "curl -sS --fail-with-body ");
    const ran = await run(script, { PATH: process.env["PATH"], KEY: key });
    expect({ at, ...ran }).toMatchObject({ at, error: "", code: 0 });
    expect(ran.said).not.toMatch(/"(quarantined|rejected)":\[\{/);
    if (example.includes("m-1")) expect(JSON.parse(ran.said)).toEqual(answerInGuide());
  }
  const { rows } = await sql<{ kind: string; rows: number }>`
    select kind, count(*)::int as rows from interaction group by kind order by kind`.execute(site().database.db);
  expect(rows).toEqual([
    { kind: "call", rows: 1 },
    { kind: "event", rows: 2 },
    { kind: "message", rows: 5 },
    { kind: "survey_answer", rows: 1 },
  ]);
  const files = await sql`select name, type, size::int as size, state from attachment`.execute(site().database.db);
  expect(files.rows).toEqual([{ name: "receipt.txt", type: "text/plain", size: 9, state: "kept" }]);
});

test.skipIf(!hasCurl)("the thread of a call shows how long it took, and where it can be heard", async () => {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from interaction where kind = 'call'`.execute(site().database.db);
  const response = await fetch(`${site().url}/api/conversations/${rows[0]?.id}`, { headers: site().key });
  expect(await response.json()).toMatchObject({
    messages: [{ kind: "call", handlingSeconds: 240, recording: "https://calls.example.org/77" }],
  });
});

async function run(script: string, env: NodeJS.ProcessEnv) {
  const child = spawn("sh", ["-e", "-c", script], { env });
  let [said, error] = ["", ""];
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (error += String(chunk)));
  await once(child, "close");
  return { said, error, code: child.exitCode };
}

function answerInGuide(): unknown {
  return JSON.parse(/^```json\n([\s\S]+?)^```$/m.exec(guide)?.[1] ?? "");
}
