import { readFileSync } from "node:fs";
import { join } from "node:path";

import { countUnits, describeMetrics, measure, reportedMonths, showEnds } from "@firsthand/learn/metrics";
import { Failure } from "@firsthand/kernel/errors";
import type { Handle } from "@firsthand/platform/storage";
import { readMaturityModel, type MaturityGround, type ModelInUse } from "@firsthand/transform/maturity";
import {
  inForce,
  listVersions,
  showVersion,
  takeShipped,
  type InForce,
  type ModelKind,
  type Taken,
} from "@firsthand/transform/models";

/** The ids of the metrics that criteria may name without declaring them. */
const computed = describeMetrics();
const computedIds = new Set(computed.map(({ id }) => id));

/** The maturity model as it came with the product, and how its text is read. */
export function maturityKind(): ModelKind {
  return {
    name: "maturity",
    shipped: { text: readFileSync(join(import.meta.dirname, "..", "models", "maturity.yaml"), "utf8") },
    read: (text) => readMaturityModel(text, { computed: computedIds }),
  };
}

/** Puts the model that came with the product in force where it is new; at each start, before anybody asks. */
export async function takeShippedModel(db: Handle, now: Date): Promise<Taken> {
  return await takeShipped(db, maturityKind(), now);
}

/** What a position is computed from, each time anew; a server puts caches before the figures. */
export function maturityGround(
  db: Handle,
  ports: { readonly now: () => Date } & Partial<Pick<MaturityGround, "figures">>,
): MaturityGround {
  const { now } = ports;
  return {
    db,
    now,
    computed,
    model: createModelReader(db),
    figures: ports.figures ?? ((query) => measure(db, { ...query, now: now() })),
    span: () => showEnds(db),
    reported: (query) => reportedMonths(db, query),
    units: (window) => countUnits(db, window),
  };
}

/**
 * The model in force, read once for each version. A version that this release of the product cannot read any more does
 * not count: the last one that it can read is in force.
 */
function createModelReader(db: Handle): () => Promise<ModelInUse> {
  let read: (ModelInUse & { readonly newest: number }) | undefined;
  return async () => {
    const newest = await inForce(db, "maturity");
    if (read?.newest !== newest.version) read = { ...(await lastReadable(db, newest)), newest: newest.version };
    return read;
  };
}

async function lastReadable(db: Handle, newest: InForce): Promise<ModelInUse> {
  const found = readModel(newest);
  if (found.ok) return found.used;
  for (const { version } of (await listVersions(db, "maturity")).filter((one) => one.version < newest.version)) {
    const earlier = readModel(await showVersion(db, "maturity", version));
    if (earlier.ok) return earlier.used;
  }
  throw unreadable(newest.version, found.faults);
}

function readModel({ version, text, savedAt, savedBy }: InForce) {
  const found = readMaturityModel(text, { computed: computedIds });
  return found.ok ? { ok: true as const, used: { model: found.model, version, savedAt, savedBy } } : found;
}

/** A version that was right when it was saved, and that this version of the product cannot read. */
function unreadable(version: number, faults: readonly { readonly line: number; readonly message: string }[]): Failure {
  const [first] = faults;
  return new Failure({
    code: "model_unreadable",
    status: 500,
    message: `Version ${version} of the maturity model cannot be read${first ? `: line ${first.line}: ${first.message}` : ""}.`,
    advice: "Correct it on the page of the model, or put an earlier version in force.",
    details: { version, faults },
  });
}
