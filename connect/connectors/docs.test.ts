import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { createMapper, openConnector } from "../engine/index.ts";
import { keeperOf, manifestOf, openSite, readAll, testGround } from "../engine/testing/index.ts";
import { ACTION_INPUTS, readSettings } from "../manifest/index.ts";
import { shippedConnectors } from "./index.ts";
import { recordOf } from "./testing/index.ts";

// A process for mapping has to start first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const guide = readFileSync(join(import.meta.dirname, "../../docs/connectors.md"), "utf8");

/** The blocks of code of one kind, without what they are indented by. */
function blocks(kind: string): string[] {
  return Array.from(
    guide.matchAll(new RegExp(`^( *)\`\`\`${kind}\\n([^]*?)^ *\`\`\``, "gm")),
    ([, indent = "", text = ""]) =>
      text
        .split("\n")
        .map((line) => line.slice(indent.length))
        .join("\n"),
  );
}

test("the guide's connector reads the guide's answer, and makes of it what the guide says", async () => {
  const [manifest = "", settingsText = ""] = blocks("yaml");
  const [answer = "", record = ""] = blocks("json");
  const settings = readSettings(settingsText);
  if (!settings.ok) throw new Error("the settings of the guide are wrong");
  const [site, mapper] = [await openSite(), createMapper()];
  const ground = testGround(mapper);
  site.answers = ({ headers }, response) =>
    headers["x-api-key"] === "0123456789" ? JSON.parse(answer) : response.writeHead(401).end() && undefined;
  const connector = openConnector(manifestOf(manifest), ground, keeperOf());
  const filled = { ...settings.settings, shop: site.url };
  const { items } = await readAll(connector, { settings: filled, stream: "questions" });
  const [first, second] = items.map(recordOf);
  expect(first).toEqual(JSON.parse(record));
  expect(second).toMatchObject({ externalId: "502", direction: "out", parents: ["501"], text: "Yes, it is." });
  expect(site.asked.map(({ path, query }) => `${path}?${query}`)).toEqual([
    "/api/questions?changed_after=2020-01-01&page=1",
  ]);
  await Promise.all([ground.close(), site.close(), mapper.close()]);
});

test("the guide names every connector, every key of the schema, and every input of actions", () => {
  const schema = readFileSync(join(import.meta.dirname, "connector.schema.json"), "utf8");
  const keys = new Set(Array.from(schema.matchAll(/"([a-z][a-z_0-9]*)": \{\n/g), ([, key = ""]) => key));
  const ofTheSchema = new Set(["properties", "items", "definitions", "not"]);
  const unsaid = [...keys].filter((key) => !ofTheSchema.has(key) && !guide.includes(key));
  expect(unsaid).toEqual([]);
  expect(shippedConnectors().filter(({ name }) => !guide.includes(`| ${name} |`))).toEqual([]);
  expect(
    ACTION_INPUTS.filter((input) => !guide.includes(`\`${input}\``) && !guide.includes(`{input.${input}}`)),
  ).toEqual([]);
});
