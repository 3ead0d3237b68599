import { Failure } from "@firsthand/kernel/errors";
import type { Delivered } from "@firsthand/connect/records";

import type { Inspection, Mapping } from "../contract.ts";
import { loadMapping, parseMapping } from "../mapping/load-mapping.ts";
import { readFile } from "../readers/read-file.ts";
import { datedContext, structureOf, undatedContext, type Found, type Told } from "./context.ts";
import { declareSource } from "./declare-source.ts";
import { encodingNamed } from "./detect-encoding.ts";
import { formatNamed } from "./detect-format.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { sampleFile, type Sample } from "./sample.ts";

const PREVIEW = 5;

/** What somebody says about a file; everything else is found out. */
export interface InspectOptions {
  /** How the file is called, where its path does not tell: in messages, and for its ending. */
  readonly name?: string | undefined;
  readonly format?: string | undefined;
  readonly sourceName?: string | undefined;
  readonly mapFile?: string | undefined;
  /** The text of a mapping file, in place of `mapFile`. */
  readonly mapText?: string | undefined;
  /** Goes before the encoding in a mapping. */
  readonly encoding?: string | undefined;
  /** ISO 3166 country of telephone numbers without one. */
  readonly country?: string | undefined;
  /** How many records are shown, 5 if not given. */
  readonly preview?: number;
  /** Milliseconds since 1970, for the preview. */
  readonly now?: number;
}

/**
 * Finds out what a file is and how it will be understood, without reading all of it. Throws Failures with advice, among
 * them `file_not_found`, `is_directory`, `empty_file`, `binary_file`, `zip_file`, `unknown_layout`, `ambiguous_dates`,
 * `bad_mapping_file`.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const name = options.name ?? path;
  const told = { ...toldIn(options, await mappingIn(options)), ...(options.name === undefined ? { path } : {}) };
  const sample = await sampleFile(path, name);
  const { context, notes } = await contextOf(name, sample, told);
  const { compression, size } = sample;
  const preview = await previewOf({ path, name, size, compression, context }, options);
  const { layout, table, dateFormat } = context;
  const header = table?.header ?? [];
  const { sourceName, country } = options;
  const { mapping } = told;
  const source = { path: name, layout, header, channel: context.channel, mapping, sourceName, country };
  return {
    path,
    name,
    size,
    compression,
    format: context.format,
    encoding: context.encoding,
    ...(table && context.format !== "jsonl" ? { delimiter: table.delimiter } : {}),
    ...(table ? { header: table.header } : {}),
    layout,
    ...(dateFormat === undefined ? {} : { dateFormat }),
    declaration: declareSource(source),
    fingerprint: await fingerprintOf(path, size, context),
    context,
    preview,
    notes: [...notes, ...notesOn(preview)],
  };
}

async function mappingIn({ mapFile, mapText }: InspectOptions): Promise<Mapping | undefined> {
  if (mapText !== undefined) return parseMapping("given", mapText);
  return mapFile === undefined ? undefined : await loadMapping(mapFile);
}

/** What was said of a file, with its mapping read. Throws `unknown_format`, `unknown_encoding`. */
export function toldIn({ format, encoding }: InspectOptions, mapping: Mapping | undefined): Told {
  return {
    format: format === undefined ? undefined : formatNamed(format),
    mapping: encoding === undefined ? mapping : { ...mapping, encoding: encodingNamed(encoding) },
  };
}

/** What the first records themselves give reason to say. */
export function notesOn(preview: readonly Delivered[]): string[] {
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

async function contextOf(name: string, sample: Sample, told: Told): Promise<Found> {
  const structure = await structureOf(name, sample, told);
  if (structure.kind === "known") return structure;
  const { facts } = structure;
  const found = await datedContext(name, sample, { text: facts.text, context: undatedContext(name, facts) });
  return { context: found.context, notes: [...facts.notes, ...found.notes] };
}

/** The first records come long before this; where they do not, nobody waits for a whole file to be unfolded. */
const MOST_UNFOLDED = 1024 ** 3;

/** The first records of a file. */
export async function previewOf(
  file: Parameters<typeof readFile>[0],
  { preview = PREVIEW, now }: Pick<InspectOptions, "preview" | "now">,
): Promise<Delivered[]> {
  try {
    const few = { batchSize: preview, mostUnfoldedBytes: MOST_UNFOLDED, ...(now === undefined ? {} : { now }) };
    for await (const { items } of readFile(file, few)) {
      return items.slice(0, preview);
    }
  } catch (error) {
    // A cut gzip whose first records lie behind the cut; reading tells of it.
    if (!(error instanceof Failure) || error.code !== "truncated_gzip") throw error;
  }
  return [];
}
