import { Failure } from "@firsthand/kernel/errors";
import type { Delivered } from "@firsthand/connect/records";

import type { Format, Inspection, Mapping, ReaderContext, Table } from "../contract.ts";
import { loadMapping } from "../mapping/load-mapping.ts";
import { readFile } from "../readers/read-file.ts";
import { channelOf } from "./channel-of.ts";
import { declareSource } from "./declare-source.ts";
import { encodingNamed, encodingOfHead, encodingOfPieces } from "./detect-encoding.ts";
import { checkMail, detectFormat, formatNamed, notWhatItSays } from "./detect-format.ts";
import { detectLayout } from "./detect-layout.ts";
import { detectTable } from "./detect-table.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { findDateFormat } from "./find-date-format.ts";
import { jsonHeader } from "./json-header.ts";
import { refuseBinary, refuseControls } from "./refuse-binary.ts";
import { sampleFile, type Sample } from "./sample.ts";

const PREVIEW = 5;
/** The structure is looked for in this much of the beginning. */
const STRUCTURE = 512 * 1024;

/** What somebody says about a file; everything else is found out. */
export interface InspectOptions {
  readonly format?: string | undefined;
  readonly sourceName?: string | undefined;
  readonly mapFile?: string | undefined;
  /** ISO 3166 country of telephone numbers without one. */
  readonly country?: string | undefined;
  /** Milliseconds since 1970, for the preview. */
  readonly now?: number;
}

/**
 * Finds out what a file is and how it will be understood, without reading all of it. Throws Failures with advice, among
 * them `file_not_found`, `is_directory`, `empty_file`, `binary_file`, `zip_file`, `unknown_layout`, `ambiguous_dates`,
 * `bad_mapping_file`.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const format = options.format === undefined ? undefined : formatNamed(options.format);
  const mapping = options.mapFile === undefined ? undefined : await loadMapping(options.mapFile);
  const sample = await sampleFile(path);
  const { context, notes } = await contextOf(path, sample, { format, mapping });
  const { compression, size } = sample;
  const preview = await previewOf({ path, size, compression, context }, options.now);
  const { layout, table, dateFormat } = context;
  const header = table?.header ?? [];
  const { sourceName, country } = options;
  const declaration = declareSource({ path, layout, header, channel: context.channel, mapping, sourceName, country });
  return {
    path,
    size,
    compression,
    format: context.format,
    encoding: context.encoding,
    ...(table && context.format !== "jsonl" ? { delimiter: table.delimiter } : {}),
    ...(table ? { header: table.header } : {}),
    layout,
    ...(dateFormat === undefined ? {} : { dateFormat }),
    declaration,
    fingerprint: await fingerprintOf(path, size, context),
    context,
    preview,
    notes: [...notes, ...notesOn(preview)],
  };
}

/** What the first records themselves give reason to say. */
function notesOn(preview: readonly Delivered[]): string[] {
  if (preview.length === 0) return ["The file has no records."];
  const unproven = preview.some((item) => {
    if (item.status === "rejected") return false;
    const { account, email, emailVerified } = item.record.author ?? {};
    return account !== undefined && email !== undefined && emailVerified === undefined;
  });
  if (!unproven) return [];
  return [
    "Mail addresses beside an account prove nobody's identity unless they are said to be confirmed (author_email_verified).",
  ];
}

interface Told {
  readonly format: Format | undefined;
  readonly mapping: Mapping | undefined;
}

interface Found {
  readonly context: ReaderContext;
  readonly notes: readonly string[];
}

async function contextOf(path: string, sample: Sample, told: Told): Promise<Found> {
  refuseBinary(path, sample.head);
  const asBytes = sample.head.toString("latin1", 0, STRUCTURE).replace(/^\u{ef}\u{bb}\u{bf}/u, "");
  const ofHead = encodingOfHead(sample.head);
  if (!ofHead || ofHead.encoding === "utf-8") {
    refuseControls(path, sample.head);
    const format = told.format ?? detectFormat(path, asBytes);
    checkMail(path, format, asBytes);
    if (format === "mbox" || format === "eml") return mailContext(format, told.mapping);
  }
  const { encoding, note } = await encodingOf(sample, ofHead, told.mapping);
  const text = textOf(sample, encoding);
  const format = told.format ?? detectFormat(path, text);
  const table = tableOf(text, format, told.mapping);
  if (format === "jsonl" && table.header.length === 0) throw notWhatItSays(path, format);
  const found = await tableContext(path, sample, { ...told, format, encoding, table, text });
  return { context: found.context, notes: [...(note === undefined ? [] : [note]), ...found.notes] };
}

function mailContext(format: Format, mapping: Mapping | undefined): Found {
  const notes = mapping?.organisation
    ? []
    : [
        "Which addresses are yours is not known (organisation in a mapping file), so every mail is read as one from outside.",
      ];
  const facts = { format, encoding: "per-message", layout: "mail", timeZone: mapping?.time_zone ?? "UTC" } as const;
  const channel = mapping?.source?.channel ?? "email";
  return { context: { ...facts, channel, ...(mapping ? { mapping } : {}) }, notes };
}

async function encodingOf(sample: Sample, ofHead: ReturnType<typeof encodingOfHead>, mapping: Mapping | undefined) {
  if (mapping?.encoding !== undefined) return { encoding: encodingNamed(mapping.encoding), note: undefined };
  return ofHead ?? encodingOfPieces(sample.pieces());
}

/** The beginning as text, up to the end of a line. */
function textOf({ head, complete }: Sample, encoding: string): string {
  const whole = complete && head.length <= STRUCTURE;
  const text = new TextDecoder(encoding).decode(head.subarray(0, STRUCTURE));
  const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
  return whole || end === -1 ? text : text.slice(0, end + 1);
}

function tableOf(text: string, format: Format, mapping: Mapping | undefined): Table {
  if (format === "jsonl") return { delimiter: "", newline: "\n", header: jsonHeader(text), recordsBefore: 0 };
  return detectTable(text, { format, mapping });
}

interface TableFacts {
  readonly format: Format;
  readonly mapping: Mapping | undefined;
  readonly encoding: string;
  readonly table: Table;
  readonly text: string;
}

async function tableContext(path: string, sample: Sample, facts: TableFacts): Promise<Found> {
  const { mapping, encoding, table, text } = facts;
  const layout = detectLayout(path, table.header, mapping);
  const format = facts.format === "csv" && table.delimiter === "\t" ? "tsv" : facts.format;
  const timeZone = mapping?.time_zone ?? "UTC";
  const bare = { format, encoding, layout, table, timeZone, ...(mapping ? { mapping } : {}) };
  const channel = mapping?.source?.channel ?? channelOf(text, bare);
  const dates = await findDateFormat(path, sample, { text, context: { ...bare, channel } });
  return { context: { ...bare, channel, dateFormat: dates.format }, notes: dates.notes };
}

async function previewOf(file: Parameters<typeof readFile>[0], now: number | undefined): Promise<Delivered[]> {
  try {
    for await (const { items } of readFile(file, { batchSize: PREVIEW, ...(now === undefined ? {} : { now }) })) {
      return items.slice(0, PREVIEW);
    }
  } catch (error) {
    // A cut gzip whose first records lie behind the cut; reading tells of it.
    if (!(error instanceof Failure) || error.code !== "truncated_gzip") throw error;
  }
  return [];
}
