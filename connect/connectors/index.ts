import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { type Manifest, readManifest } from "../manifest/index.ts";

const FOLDER = import.meta.dirname;
let shipped: readonly Manifest[] | undefined;

/** The connectors that come with the product, by name. They are read once. */
export function shippedConnectors(): readonly Manifest[] {
  shipped ??= readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => manifestIn(file))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return shipped;
}

/** The one with an id. */
export function shippedConnector(id: string): Manifest | undefined {
  return shippedConnectors().find((manifest) => manifest.id === id);
}

function manifestIn(file: string): Manifest {
  const read = readManifest(readFileSync(join(FOLDER, file), "utf8"));
  if (read.ok) return read.manifest;
  const faults = read.faults.map(({ line, path, message }) => `${file}:${line} ${path}: ${message}`);
  throw new TypeError(`a connector of the product is wrong\n${faults.join("\n")}`);
}
