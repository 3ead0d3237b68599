import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import type { DataSubject, ExportPiece, PersonalDataHolder } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";
import { ZipFile } from "yazl";

import { pageEnd, pageStart, recordOf, sectionEnd, sectionStart } from "./page.ts";

/** Where the file of a request lies; only ids become paths. */
export function exportPath(dataDirectory: string, requestId: string): string {
  if (!/^[\da-f-]{36}$/.test(requestId)) throw new TypeError("not the id of a request");
  return join(directoryOf(dataDirectory), `${requestId}.zip`);
}

const directoryOf = (dataDirectory: string) => join(dataDirectory, "privacy");

/** Takes the file of a request away, and what a broken-off writing left. */
export async function removeExport(dataDirectory: string, requestId: string): Promise<void> {
  const path = exportPath(dataDirectory, requestId);
  for (const one of [path, ...partsOf(path)]) await rm(one, { force: true });
}

const partsOf = (path: string): [string, string, string] => [`${path}.part`, `${path}.json`, `${path}.html`];

/**
 * Writes everything of a customer into one packed file: `data.json` for programs, `data.html` for people, and files such
 * as mails. Returns its size in bytes; the file is there whole or not at all.
 */
export async function writeExport(
  tx: Handle,
  asked: {
    readonly dataDirectory: string;
    readonly requestId: string;
    readonly subject: DataSubject;
    readonly holders: readonly PersonalDataHolder[];
    readonly at: Date;
  },
): Promise<number> {
  const path = exportPath(asked.dataDirectory, asked.requestId);
  const [part, jsonPath, htmlPath] = partsOf(path);
  await mkdir(directoryOf(asked.dataDirectory), { recursive: true, mode: 0o700 });
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(part, { mode: 0o600 }));
  const [json, html] = [await open(jsonPath, "w", 0o600), await open(htmlPath, "w", 0o600)];
  try {
    await writeBoth({ json, html, zip }, pieces(tx, asked), asked.at);
  } finally {
    await json.close();
    await html.close();
  }
  const when = { mtime: asked.at };
  zip.addFile(jsonPath, "data.json", when);
  zip.addFile(htmlPath, "data.html", when);
  zip.end();
  await written;
  await rename(part, path);
  await rm(jsonPath);
  await rm(htmlPath);
  return (await stat(path)).size;
}

async function* pieces(
  tx: Handle,
  { holders, subject }: { readonly holders: readonly PersonalDataHolder[]; readonly subject: DataSubject },
): AsyncGenerator<ExportPiece> {
  for (const holder of holders) yield* holder.export(tx, subject);
}

interface Targets {
  readonly json: FileHandle;
  readonly html: FileHandle;
  readonly zip: ZipFile;
}

/** Pieces of one section follow each other; where another begins, the one before ends. */
async function writeBoth(to: Targets, from: AsyncIterable<ExportPiece>, at: Date): Promise<void> {
  const head = { format: "firsthand-subject-export", version: 1, madeAt: at.toISOString() };
  await to.json.write(`${JSON.stringify(head).slice(0, -1)},"sections":[`);
  await to.html.write(pageStart(at));
  let section: string | null = null;
  let isFirst = true;
  for await (const piece of from) {
    if (piece.records.length === 0) continue;
    if (piece.section !== section) {
      if (section !== null) await endSection(to);
      await to.json.write(
        `${section === null ? "" : ","}{"section":${JSON.stringify(piece.section)},"title":${JSON.stringify(piece.title)},"records":[`,
      );
      await to.html.write(sectionStart(piece.title));
      section = piece.section;
      isFirst = true;
    }
    for (const record of piece.records) {
      await to.json.write(`${isFirst ? "" : ","}\n${JSON.stringify(record)}`);
      await to.html.write(recordOf(record));
      isFirst = false;
    }
    for (const { name, bytes } of piece.files ?? [])
      to.zip.addBuffer(Buffer.from(bytes), `files/${name}`, { mtime: at });
  }
  if (section !== null) await endSection(to);
  await to.json.write("]}\n");
  await to.html.write(pageEnd);
}

async function endSection({ json, html }: Targets): Promise<void> {
  await json.write("]}");
  await html.write(sectionEnd);
}
