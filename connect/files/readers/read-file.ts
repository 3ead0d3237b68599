import { stat } from "node:fs/promises";

import { Failure } from "@firsthand/kernel/errors";
import type { Delivered } from "@firsthand/connect/records";

import type { Batch, Inspection } from "../contract.ts";
import { loadPeople } from "../layouts/zendesk/load-people.ts";
import { openBytes } from "./open-bytes.ts";
import { rawRecords } from "./raw-records.ts";
import { readerOf } from "./reader-of.ts";
import { splitterOf } from "./splitter-of.ts";

const DEFAULT_BATCH = 1000;
/** A batch is handed on early when it holds this many raw bytes. */
const BATCH_BYTES = 8 * 1024 * 1024;

/** Which part of a file to read, and how. */
export interface ReadOptions {
  /** Records that were done before; they are cut out but not understood again. */
  readonly skip?: number;
  /** Most records in a batch, 1,000 if not given. */
  readonly batchSize?: number;
  /** Bytes that a gzip file may unfold to; 200 GB if not given. */
  readonly mostUnfoldedBytes?: number | undefined;
  /** Milliseconds since 1970; dates more than two days later are refused. */
  readonly now?: number;
}

/** What of an inspection is needed for reading; without a name messages call the file by its path. */
export type Readable = Pick<Inspection, "path" | "size" | "compression" | "context"> &
  Partial<Pick<Inspection, "name">>;

/**
 * Reads a file from its beginning, record by record in the file's order; memory does not depend on the file's size.
 * Throws Failures: `file_changed`, and `truncated_gzip`, `corrupt_gzip` or `unfolds_too_large` after everything before it was given.
 */
export async function* readFile(file: Readable, options: ReadOptions = {}): AsyncGenerator<Batch> {
  await sameSize(file);
  const { skip = 0, batchSize = DEFAULT_BATCH, now = Date.now() } = options;
  const { context } = file;
  const before = context.table?.recordsBefore ?? 0;
  const read = readerOf(context, now, await loadPeople(file));
  const batch = new Gathering(batchSize);
  let records = 0;
  let damage: unknown;
  try {
    const { mostUnfoldedBytes: mostBytes } = options;
    const source = openBytes(file, mostBytes === undefined ? {} : { mostBytes });
    for await (const { records: raw, bytesRead } of rawRecords(source, splitterOf(context), context.encoding)) {
      batch.bytesRead = bytesRead;
      for (const one of raw) {
        records = one.record - before;
        if (records <= skip) continue;
        const item = read(one, { record: records, line: one.line });
        batch.add(item instanceof Promise ? await item : item);
        if (batch.full) yield batch.taken();
      }
    }
  } catch (error) {
    damage = error instanceof Failure ? afterRecords(error, records) : error;
  }
  if (!batch.empty) yield batch.taken();
  if (damage) throw damage;
}

/** Collects records until they make a batch. */
class Gathering {
  bytesRead = 0;
  private items: Delivered[] = [];
  private rawBytes = 0;
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  add(item: Delivered): void {
    this.items.push(item);
    this.rawBytes += item.raw?.length ?? 0;
  }

  get full(): boolean {
    return this.items.length >= this.size || this.rawBytes >= BATCH_BYTES;
  }

  get empty(): boolean {
    return this.items.length === 0;
  }

  taken(): Batch {
    const { items, bytesRead } = this;
    this.items = [];
    this.rawBytes = 0;
    return { items, bytesRead };
  }
}

async function sameSize({ path: place, name: path = place, size }: Readable): Promise<void> {
  const found = await stat(place).catch(() => undefined);
  if (found?.size === size) return;
  throw new Failure({
    code: found ? "file_changed" : "file_not_found",
    status: found ? 409 : 404,
    message: found
      ? `${path} had ${size} bytes when it was inspected and has ${found.size} now.`
      : `${path} was there when it was inspected and is gone now.`,
    advice: "Wait until the file is no longer written to, and start again.",
    details: { path },
  });
}

function afterRecords(failure: Failure, records: number): Failure {
  const { code, status, message, advice, details } = failure;
  const facts = {
    code,
    status,
    message: `${message} ${records} records were read before.`,
    ...(advice ? { advice } : {}),
  };
  return new Failure({ ...facts, details: { ...details, records } }, { cause: failure });
}
