import { readTexts } from "@firsthand/analytics/text";
import type { ReadTexts } from "@firsthand/engage/conversations";
import { createReader, type Reader } from "@firsthand/learn/taxonomy";
import type { Config } from "@firsthand/platform/config";
import type { Handle } from "@firsthand/platform/storage";

/** The reader of each installation that this process works on: a process of tests may run several. */
const readers = new WeakMap<Config, Reader>();

/** Whatever reads texts of an installation does it from now on with what is in force in its database. */
export function openReader(config: Config, db: Handle): Reader {
  const reader = createReader(db);
  readers.set(config, reader);
  return reader;
}

/** Reads texts as an installation does: with its reader, or by rules and lists alone while it has none. */
export function readTextsOf(config: Config): ReadTexts {
  return (texts) => readers.get(config)?.readTexts(texts) ?? readTexts(texts);
}

/** The same in threads beside this one; here where the installation has no reader yet. */
export function readAsideOf(config: Config): Reader["readAside"] {
  return async (texts) => (await readers.get(config)?.readAside(texts)) ?? readTexts(texts);
}
