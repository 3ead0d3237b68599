import { previewFile, type FilePreview } from "@firsthand/connect/files";
import type { Delivered, Party } from "@firsthand/connect/records";

import { PREVIEW_ROWS, type Inspected, type PreviewRow } from "../contract.ts";
import type { ImportsGround } from "../ground.ts";
import { maskedInspection } from "../rules/masked.ts";
import { completeUpload } from "./show-upload.ts";

/** What somebody says about a file; the mapping is YAML. */
export interface ToldOfFile {
  readonly mapping?: string | undefined;
  readonly format?: string | undefined;
  readonly source?: string | undefined;
  readonly country?: string | undefined;
  readonly encoding?: string | undefined;
}

/** What was told, as files are inspected with it. */
export function inspectOptions({ mapping, format, source, country, encoding }: ToldOfFile) {
  return {
    mapText: mapping?.trim() ? mapping : undefined,
    format,
    sourceName: source,
    country,
    encoding,
  };
}

/**
 * What an uploaded file is, and how its first records will be understood; only its beginning is read. Unless `clear`,
 * personal data are masked.
 */
export async function inspectUpload(
  ground: ImportsGround,
  id: string,
  { clear, ...told }: ToldOfFile & { readonly clear: boolean },
): Promise<Inspected> {
  const { path, name } = await completeUpload(ground, id);
  const options = { ...inspectOptions(told), name, preview: PREVIEW_ROWS, now: ground.world.now.getTime() };
  const inspected = inspectedOf(await previewFile(path, options));
  return clear ? inspected : maskedInspection(inspected);
}

function inspectedOf(file: FilePreview): Inspected {
  const { declaration, context } = file;
  return {
    fileName: file.name,
    size: file.size,
    compression: file.compression,
    format: file.format,
    encoding: file.encoding,
    delimiter: file.delimiter ?? null,
    layout: file.layout,
    channel: context?.channel ?? null,
    source: declaration
      ? {
          name: declaration.name,
          visibility: declaration.visibility,
          threading: declaration.threading,
          answers: declaration.answers,
          selection: declaration.selection ?? null,
        }
      : null,
    dates: context?.dateFormat ?? null,
    timeZone: file.timeZone,
    notes: [...file.notes],
    columns: file.columns.map(({ name, examples }) => ({ name, examples: [...examples] })),
    mapping: file.mapping,
    rows: file.rows.map((item) => rowOf(item, file.encoding)),
    masked: false,
    problems: file.problems.map(({ key, message, line }) => ({
      path: key,
      message,
      ...(line === undefined ? {} : { line }),
    })),
  };
}

const SHOWN_CHARACTERS = 2000;

const shortened = (text: string) =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS).toWellFormed()}…` : text;

function rowOf(item: Delivered, encoding: string): PreviewRow {
  const { record: number, line } = item.position;
  if (item.status === "rejected") {
    const { code, message } = item.reason;
    return { status: "rejected", record: number, line, code, reason: message, raw: textOf(item.raw, encoding) };
  }
  const { record } = item;
  return {
    status: "understood",
    record: number,
    line,
    at: record.at,
    direction: record.direction,
    kind: record.kind,
    channel: record.channel,
    author: partyOf(record.author),
    recipient: partyOf(record.recipient),
    subject: record.subject ?? null,
    body: shortened(record.text),
    rating: record.rating ?? null,
    unit: record.unit ?? null,
    thread: record.thread ?? null,
    externalId: record.externalId ?? null,
  };
}

function partyOf(party: Party | undefined) {
  if (!party) return null;
  const { role, account, name, email, phone, customerNumber } = party;
  return { role, account, name, email, phone, customerNumber };
}

function textOf(raw: Uint8Array, encoding: string): string {
  const known = encoding === "per-message" ? "utf-8" : encoding;
  return shortened(new TextDecoder(known).decode(raw.subarray(0, SHOWN_CHARACTERS * 4)));
}
