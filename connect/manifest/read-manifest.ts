import { type DocumentFault, readDocument, tellable } from "../documents/index.ts";
import { connectorFile, type Manifest } from "./contract.ts";
import { meaningFaults } from "./meaning.ts";

export type ManifestRead =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/**
 * Reads a connector from its YAML text. Never throws. Faults of shape are told first, all of them; what cannot be meant
 * is looked at when the shape is right.
 */
export function readManifest(text: string): ManifestRead {
  const read = readDocument(text, connectorFile);
  if (!read.ok) return read;
  const { value: manifest, lineOf } = read;
  const lines = text.split("\n");
  const faults = meaningFaults(manifest).map(({ path, message, linesBelow }) => {
    const line = lineOf(path);
    // The text of `key: |` begins in the line below it.
    const below = linesBelow === undefined ? 0 : linesBelow + (/:\s*[|>][+-]?\s*$/.test(lines[line - 1] ?? "") ? 1 : 0);
    return { line: line + below, path: path.join("."), message };
  });
  return faults.length > 0 ? { ok: false, faults: tellable(faults) } : { ok: true, manifest };
}
