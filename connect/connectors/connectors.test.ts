import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { sourceDeclaration } from "../records/index.ts";
import { sourceOf, sourceOfEvents } from "../manifest/index.ts";
import { shippedConnector, shippedConnectors } from "./index.ts";

test("every connector of the product is right, and lies in a file of its name", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".yaml"));
  expect(
    shippedConnectors()
      .map(({ id }) => `${id}.yaml`)
      .toSorted(),
  ).toEqual(files.toSorted());
  expect(shippedConnectors().length).toBeGreaterThanOrEqual(23);
  expect(shippedConnector("zendesk")?.name).toBe("Zendesk");
});

test("every connector says from what it was written, and has an icon that there is", () => {
  const icons = dirname(
    createRequire(join(import.meta.dirname, "../../web/package.json")).resolve("@tabler/icons-react/package.json"),
  );
  const all = new Set(readdirSync(join(icons, "dist/esm/icons")).map((file) => file.replace(/\.[^.]+(\.map)?$/, "")));
  for (const { id, icon, base, documentation, streams, webhook } of shippedConnectors()) {
    const component = `Icon${icon
      .split("-")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join("")}`;
    expect([id, all.has(component)]).toEqual([id, true]);
    // What asks nobody says itself what it is to be sent.
    expect([id, documentation]).toEqual([id, base === "" ? undefined : expect.stringContaining("https://")]);
    expect([id, Object.keys(streams).length > 0 || webhook?.source !== undefined]).toEqual([id, true]);
  }
});

test("every stream declares a source that the log takes", () => {
  for (const manifest of shippedConnectors()) {
    for (const stream of Object.keys(manifest.streams)) {
      const source = sourceOf(manifest, stream);
      expect(sourceDeclaration.safeParse({ ...source?.declaration, name: "A name" }).success).toBe(true);
    }
  }
  for (const manifest of shippedConnectors().filter(({ webhook }) => webhook !== undefined)) {
    const declaration = sourceOfEvents(manifest)?.declaration;
    expect([manifest.id, sourceDeclaration.safeParse({ ...declaration, name: "A name" }).success]).toEqual([
      manifest.id,
      true,
    ]);
  }
  const zendesk = shippedConnector("zendesk");
  expect(zendesk && sourceOf(zendesk, "ratings")).toMatchObject({ stream: "tickets", declaration: { gapHours: 72 } });
});

test("no connector holds what looks like a secret", () => {
  for (const { id } of shippedConnectors()) {
    const text = readFileSync(join(import.meta.dirname, `${id}.yaml`), "utf8");
    expect(text).not.toMatch(/xoxb-\w{8}|ghp_\w{8}|AKIA\w{8}|Bearer \w{20}/);
  }
});
