import { z } from "zod";

import { type DocumentFault, readDocument } from "../documents/index.ts";
import type { Settings } from "../streams/index.ts";

const settingsFile = z.record(z.string().max(40), z.string("write a text behind the colon"));

export type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Settings as they stand in a file, one a line; one without a value counts as left empty. Never throws. */
export function readSettings(text: string): SettingsRead {
  const read = readDocument(text, settingsFile, "texts");
  if (!read.ok) return read;
  return { ok: true, settings: Object.fromEntries(Object.entries(read.value).filter(([, value]) => value !== "")) };
}
