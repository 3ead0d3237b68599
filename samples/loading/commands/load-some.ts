import type { SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { acceptDeliveries, type AcceptingWorld } from "@firsthand/engage/listen";
import { declareSource } from "@firsthand/engage/sources";
import { bringInsights } from "@firsthand/learn/insight";
import { transact, type Handle } from "@firsthand/platform/storage";
import { bringAnswers } from "@firsthand/transform/attestations";

import { sampleAnswers, sampleInsights, sampleOrganisation } from "../../organisation/index.ts";
import { lockSample, moveSample } from "../store/sample.ts";

/** So much is loaded in one transaction: a stop waits for less than a second. */
const AT_ONCE = 250;

interface Item {
  readonly source: SourceDeclaration;
  readonly record: SourceRecord;
  /** Its place in its source, counted from 1. */
  readonly number: number;
}

/** The sample organisation of a day, made once and kept while it is loaded. */
export type ReadSample = (anchor: string) => readonly Item[];

export function readSampleOnce(): ReadSample {
  let read: { readonly anchor: string; readonly items: readonly Item[] } | undefined;
  return (anchor) => {
    if (read?.anchor !== anchor) read = { anchor, items: itemsOf(anchor) };
    return read.items;
  };
}

function itemsOf(anchor: string): Item[] {
  return sampleOrganisation(dayOf(anchor)).flatMap(({ declaration, records }) =>
    records.map((record, index) => ({ source: declaration, record, number: index + 1 })),
  );
}

/**
 * Loads the next records, and with the last of them what people answered for and found, in a transaction that also keeps how far
 * it has come; so it goes on where it broke off, and two who load at once share the work. False when nothing is to be
 * loaded (any more).
 */
export async function loadSome(db: Handle, world: AcceptingWorld, readSample: ReadSample): Promise<boolean> {
  return await transact(db, async (tx) => {
    const sample = await lockSample(tx);
    if (sample?.state !== "loading") return false;
    const items = readSample(sample.anchor);
    const source = items[sample.done]?.source;
    const batch = items.slice(sample.done, sample.done + AT_ONCE).filter((item) => item.source === source);
    if (source) {
      await declareSource(tx, source, world.now);
      const delivered = batch.map(({ record, number }) => ({
        status: "understood" as const,
        position: { record: number, line: number },
        record,
      }));
      await acceptDeliveries(tx, world, { source, items: delivered, importId: null });
    }
    const done = sample.done + batch.length;
    const more = done < items.length;
    if (!more) {
      await bringAnswers(tx, sampleAnswers(dayOf(sample.anchor)));
      await bringInsights(tx, world, sampleInsights(dayOf(sample.anchor)));
    }
    await moveSample(tx, { state: more ? "loading" : "loaded", done });
    return more;
  });
}

function dayOf(anchor: string): Date {
  return new Date(`${anchor}T00:00:00Z`);
}
