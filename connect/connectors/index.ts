import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { type Manifest, readManifest } from "../manifest/index.ts";

const FOLDER = import.meta.dirname;

interface Shipped {
  readonly manifest: Manifest;
  /** Its YAML. */
  readonly text: string;
}

let shipped: readonly Shipped[] | undefined;

/** They are read once. */
function all(): readonly Shipped[] {
  shipped ??= readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => shippedIn(file))
    .toSorted((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1));
  return shipped;
}

/** The connectors that come with the product, by name. */
export function shippedConnectors(): readonly Manifest[] {
  return all().map(({ manifest }) => manifest);
}

/** The one with an id. */
export function shippedConnector(id: string): Manifest | undefined {
  return shippedConnectors().find((manifest) => manifest.id === id);
}

/** The file of the one with an id, to write another after it. */
export function shippedFile(id: string): string | undefined {
  return all().find(({ manifest }) => manifest.id === id)?.text;
}

function shippedIn(file: string): Shipped {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const read = readManifest(text);
  if (read.ok) return { manifest: read.manifest, text };
  const faults = read.faults.map(({ line, path, message }) => `${file}:${line} ${path}: ${message}`);
  throw new TypeError(`a connector of the product is wrong\n${faults.join("\n")}`);
}
