import { findOwnTexts } from "@firsthand/engage/conversations";
import { type DataSubject, type HeldTable, markerOf, type PersonalDataHolder } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import { examplesOf, takenFrom } from "./rules/examples.ts";
import { readTaxonomy } from "./rules/read-taxonomy.ts";
import { withoutTheirs } from "./rules/without-theirs.ts";
import { findVersion, findVersions, rewriteVersion, type VersionRow } from "./store/versions.ts";

const tables: readonly HeldTable[] = [
  {
    table: "taxonomy_version",
    personal: {
      body: { what: "examples that were taken from what they wrote", erase: "rewritten" },
      why: { what: "why the taxonomy was changed, where it names them", erase: "rewritten" },
    },
    plain: "version origin saved_by saved_at",
  },
];

type Rewritten = Pick<VersionRow, "version" | "body" | "why">;

/**
 * Examples of topics are often pasted from messages. What was learnt of them are weights of hashed pieces of words, which
 * stay until the next training.
 */
export const taxonomyPersonalData: PersonalDataHolder = {
  module: "learn/taxonomy",
  tables,
  async find(tx, subject) {
    let versions = 0;
    for await (const _one of rewrittenVersions(tx, subject)) versions += 1;
    const what = "versions of the taxonomy with examples of theirs";
    return [{ table: "taxonomy_version", what, rows: versions }].filter(({ rows }) => rows > 0);
  },
  // The messages themselves are handed out as such.
  async *export() {},
  async erase(tx, subject) {
    let versions = 0;
    for await (const one of rewrittenVersions(tx, subject)) {
      await rewriteVersion(tx, one);
      versions += 1;
    }
    return [{ table: "taxonomy_version", what: "versions of the taxonomy without examples of theirs", rows: versions }];
  },
};

/** The versions that somebody here changed and that hold something of theirs, as they are without; one at a time. */
async function* rewrittenVersions(tx: Handle, subject: DataSubject): AsyncGenerator<Rewritten> {
  const { takeOut } = markerOf(subject, "anywhere");
  const texts = (await findOwnTexts(tx, subject)).flatMap(({ whole, masked }) => [whole, masked]);
  const versions = await findVersions(tx);
  const isTheirs = takenFrom(texts, await findShippedExamples(tx, versions));
  for (const { version } of versions.filter(({ origin }) => origin === "edited")) {
    const row = await findVersion(tx, version);
    if (!row) continue;
    const body = withoutTheirs(row.body, { isTheirs, takeOut });
    const why = takeOut(row.why);
    if (body !== row.body || why !== row.why) yield { version, body, why };
  }
}

/** What came with the product is of nobody, even where somebody wrote the same. */
async function findShippedExamples(
  tx: Handle,
  versions: readonly Pick<VersionRow, "version" | "origin">[],
): Promise<ReadonlySet<string>> {
  const shipped = new Set<string>();
  for (const { version } of versions.filter(({ origin }) => origin === "shipped")) {
    const read = readTaxonomy((await findVersion(tx, version))?.body ?? "");
    if (read.ok) for (const example of examplesOf(read.taxonomy)) shipped.add(example);
  }
  return shipped;
}
