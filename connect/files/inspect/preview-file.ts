import { Failure } from "@firsthand/kernel/errors";
import type { Delivered, SourceDeclaration } from "@firsthand/connect/records";

import type { Compression, Format, Layout, Mapping, ReaderContext } from "../contract.ts";
import { parseMapping } from "../mapping/load-mapping.ts";
import { mappingText } from "../mapping/mapping-text.ts";
import { mappingSkeleton } from "../mapping/skeleton.ts";
import { columnExamples, type ColumnExamples } from "./column-examples.ts";
import { datedContext, structureOf, undatedContext, type TableFacts } from "./context.ts";
import { declareSource } from "./declare-source.ts";
import { notesOn, previewOf, toldIn, type InspectOptions } from "./inspect-file.ts";
import { sampleFile, type Sample } from "./sample.ts";

/** Where something that was told is wrong; `key` is dotted, empty for the whole. */
interface Problem {
  readonly key: string;
  readonly message: string;
  readonly line?: number;
}

/** What a file is as far as it can be told, also while what was said of it is still wrong. */
export interface FilePreview {
  readonly name: string;
  readonly size: number;
  readonly compression: Compression;
  readonly format: Format;
  readonly encoding: string;
  readonly delimiter: string | undefined;
  readonly layout: Layout | "unknown";
  /** Undefined while the layout is not known. */
  readonly context: ReaderContext | undefined;
  readonly declaration: SourceDeclaration | undefined;
  readonly timeZone: string;
  readonly notes: readonly string[];
  readonly columns: readonly ColumnExamples[];
  /** A mapping file that gives exactly this, the one that was given, or one to begin with. */
  readonly mapping: string;
  readonly rows: readonly Delivered[];
  readonly problems: readonly Problem[];
}

/**
 * What `inspectFile` finds, for somebody who is still saying what a file means: a mapping that is wrong or missing is no
 * Failure but among the problems. Throws Failures only for what no mapping can put right.
 */
export async function previewFile(path: string, options: InspectOptions = {}): Promise<FilePreview> {
  const name = options.name ?? path;
  const { mapping, problems } = readMapping(options.mapText);
  const sample = await sampleFile(path, name);
  const told = toldIn(options, mapping);
  const structure = await structureOf(name, sample, told);
  const base = { name, size: sample.size, compression: sample.compression };
  const file = { ...base, path, options, sample, problems };
  if (structure.kind === "known") return await ofContext(file, structure.context, { columns: [], ...structure });
  const { facts } = structure;
  const columns = columnExamples(facts);
  const settled = problems.length > 0 ? { problems } : await settle(name, sample, facts);
  if ("found" in settled)
    return await ofContext(file, settled.found.context, { columns, notes: [...facts.notes, ...settled.found.notes] });
  return ofTable(file, facts, { columns, ...settled });
}

function readMapping(text: string | undefined): { mapping: Mapping | undefined; problems: readonly Problem[] } {
  if (text === undefined || text.trim() === "") return { mapping: undefined, problems: [] };
  try {
    return { mapping: parseMapping("given", text), problems: [] };
  } catch (error) {
    return { mapping: undefined, problems: problemsIn(error) };
  }
}

interface File {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly compression: Compression;
  readonly options: InspectOptions;
  readonly sample: Sample;
  readonly problems: readonly Problem[];
}

interface Seen {
  readonly columns: readonly ColumnExamples[];
  readonly notes: readonly string[];
}

async function ofContext(file: File, context: ReaderContext, { columns, notes }: Seen): Promise<FilePreview> {
  const { path, name, size, compression, options, problems } = file;
  const declaration = declarationOf(file, context);
  const rows = problems.length > 0 ? [] : await previewOf({ path, name, size, compression, context }, options);
  return {
    name,
    size,
    compression,
    format: context.format,
    encoding: context.encoding,
    delimiter: context.format === "jsonl" ? undefined : context.table?.delimiter,
    layout: context.layout,
    context,
    declaration,
    timeZone: context.timeZone,
    notes: problems.length > 0 ? notes : [...notes, ...notesOn(rows)],
    columns,
    mapping: problems.length > 0 ? (options.mapText ?? "") : mappingText(context, declaration),
    rows,
    problems,
  };
}

interface Unsettled {
  readonly problems: readonly Problem[];
  /** Known but for its dates. */
  readonly undated?: ReaderContext;
}

/** A table that cannot be read yet, because what was said of it is wrong or not enough. */
function ofTable(
  file: File,
  facts: TableFacts,
  { columns, problems, undated }: Unsettled & Pick<Seen, "columns">,
): FilePreview {
  const { name, size, compression, options } = file;
  const { format, encoding, table, mapping } = facts;
  const declaration = undated && declarationOf(file, undated);
  const begun = undated && declaration ? mappingText(undated, declaration) : mappingSkeleton(table.header);
  return {
    name,
    size,
    compression,
    format,
    encoding,
    delimiter: format === "jsonl" ? undefined : table.delimiter,
    layout: undated?.layout ?? "unknown",
    context: undated,
    declaration,
    timeZone: mapping?.time_zone ?? "UTC",
    notes: facts.notes,
    columns,
    mapping: options.mapText?.trim() ? options.mapText : begun,
    rows: [],
    problems,
  };
}

function declarationOf({ name, options }: File, context: ReaderContext): SourceDeclaration {
  const { sourceName, country } = options;
  const { layout, channel, mapping, table } = context;
  return declareSource({ path: name, layout, header: table?.header ?? [], channel, mapping, sourceName, country });
}

async function settle(
  name: string,
  sample: Sample,
  facts: TableFacts,
): Promise<{ found: Awaited<ReturnType<typeof datedContext>> } | Unsettled> {
  let undated: ReaderContext | undefined;
  try {
    undated = undatedContext(name, facts);
    return { found: await datedContext(name, sample, { text: facts.text, context: undated }) };
  } catch (error) {
    return { problems: problemsIn(error), ...(undated ? { undated } : {}) };
  }
}

/** Which key of a mapping puts right what a Failure says. */
const KEYS = new Map([
  ["unknown_layout", "columns"],
  ["unknown_column", "columns"],
  ["ambiguous_dates", "date_format"],
  ["unknown_date_format", "date_format"],
]);

/** A Failure that a mapping can put right, as problems; any other is thrown on. */
function problemsIn(error: unknown): Problem[] {
  if (!(error instanceof Failure)) throw error;
  const { code, details, message } = error;
  if (code === "bad_mapping_file") {
    const { key, fault, line } = details;
    return [{ key: String(key), message: `${String(fault)}.`, line: Number(line) }];
  }
  const key = KEYS.get(code);
  if (key === undefined) throw error;
  return [{ key, message }];
}
