import { Failure } from "@firsthand/kernel/errors";

import type { Layout, Mapping } from "../contract.ts";
import { columnsUsed, nativeField } from "../layouts/bound-fields.ts";
import { TWITTER_COLUMNS } from "../layouts/twitter-support.ts";
import { mappingSkeleton } from "../mapping/skeleton.ts";
import { nearest } from "../mapping/nearest.ts";

const TWITTER_NEEDED = TWITTER_COLUMNS.filter((name) => name !== "response_tweet_id");
const NATIVE_NEEDED = ["at", "direction"];
const COLUMNS_SHOWN = 40;

/** What the columns of a file mean. Throws a Failure `unknown_layout` that lists them and shows a mapping to begin with. */
export function detectLayout(path: string, header: readonly string[], mapping: Mapping | undefined): Layout {
  if (mapping?.columns || mapping?.rating) {
    checkColumns(path, header, mapping);
    return "mapping";
  }
  if (TWITTER_NEEDED.every((name) => header.includes(name))) return "twitter-support";
  const fields = new Set(header.map(nativeField));
  const native = NATIVE_NEEDED.every((name) => fields.has(nativeField(name)));
  if (native && (fields.has("text") || fields.has("rating_value"))) return "native";
  throw unknownLayout(path, header);
}

function checkColumns(path: string, header: readonly string[], mapping: Mapping): void {
  const unknown = columnsUsed(mapping).filter((column) => !header.includes(column));
  if (unknown.length === 0) return;
  const close = unknown.map((column) => {
    const near = nearest(column, header);
    return near === undefined ? `"${column}"` : `"${column}" (perhaps "${near}")`;
  });
  throw new Failure({
    code: "unknown_column",
    status: 422,
    message: `The mapping names columns that ${path} does not have: ${close.join(", ")}.`,
    advice: `Use columns of the file: ${listed(header)}.`,
    details: { path, unknown, columns: header },
  });
}

function unknownLayout(path: string, header: readonly string[]): Failure {
  const skeleton = mappingSkeleton(header);
  const missing = nearMisses(header);
  return new Failure({
    code: "unknown_layout",
    status: 422,
    message: `What the columns of ${path} mean is not known: ${listed(header)}.${missing.map((one) => ` ${one}`).join("")}`,
    advice: `Say it in a mapping file and import with --map FILE.yaml. One to begin with:\n\n${skeleton}`,
    details: { path, columns: header, skeleton },
  });
}

/** Which columns are wanting for a layout that is nearly there. */
function nearMisses(header: readonly string[]): string[] {
  const misses: string[] = [];
  const twitter = TWITTER_NEEDED.filter((name) => !header.includes(name));
  if (twitter.length <= TWITTER_NEEDED.length / 2) misses.push(wanting("Customer Support on Twitter", twitter, header));
  const fields = new Set(header.map(nativeField));
  const native = NATIVE_NEEDED.filter((name) => !fields.has(nativeField(name)));
  if (!fields.has("text") && !fields.has("rating_value")) native.push("text or rating_value");
  if (native.length < 3) misses.push(wanting("the native layout", native, header));
  return misses;
}

function wanting(layout: string, missing: readonly string[], header: readonly string[]): string {
  const close = missing.map((name) => {
    const near = nearest(name, header);
    return near === undefined ? name : `${name} (perhaps "${near}")`;
  });
  return `For ${layout} it lacks ${close.join(", ")}.`;
}

function listed(header: readonly string[]): string {
  const shown = header.slice(0, COLUMNS_SHOWN).map((name) => (name.length > 60 ? `${name.slice(0, 60)}...` : name));
  const more = header.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
