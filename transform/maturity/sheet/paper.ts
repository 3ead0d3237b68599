import { createRequire } from "node:module";

import type { TCreatedPdf } from "pdfmake";

import { TOKENS } from "./tokens.ts";

/** A PDF that is being drawn, in points from the top left corner. */
export type Paper = Awaited<ReturnType<TCreatedPdf["getStream"]>>;

/** A4, lying. */
export const PAGE = { width: 841.89, height: 595.28, margin: 36 } as const;

const find = createRequire(import.meta.url);
const FONTS = {
  regular: find.resolve("pdfmake/fonts/Roboto/Roboto-Regular.ttf"),
  bold: find.resolve("pdfmake/fonts/Roboto/Roboto-Medium.ttf"),
};

export type Face = keyof typeof FONTS;

/** What the file says of itself. */
export interface PaperDetails {
  readonly title: string;
  readonly subject: string;
  readonly now: Date;
  /** Packed streams, as a file should have; plain ones can be read by a test. */
  readonly compress: boolean;
}

/** Loaded when somebody prints: it is larger than most of the house, and a server may never need it. */
async function openPdfmake() {
  const { default: pdfmake } = await import("pdfmake");
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(FONTS).includes(path));
  return pdfmake;
}

/** An empty page. The same details give the same bytes. */
export async function openPaper({ title, subject, now, compress }: PaperDetails): Promise<Paper> {
  const made = (await openPdfmake()).createPdf({
    content: [],
    pageSize: { width: PAGE.width, height: PAGE.height },
    pageMargins: 0,
    version: "1.7",
    tagged: true,
    displayTitle: true,
    language: "en-GB",
    compress,
    info: { title, subject, author: "Firsthand", creator: "Firsthand", producer: "Firsthand", creationDate: now },
  });
  const paper = await made.getStream();
  for (const [face, path] of Object.entries(FONTS)) paper.registerFont(face, path);
  return paper;
}

/** Ends the paper; the bytes of the file. */
export async function closePaper(paper: Paper): Promise<Buffer> {
  const parts: Buffer[] = [];
  paper.end();
  for await (const part of paper) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** A part of what a reader with a screen reader hears: its kind, its texts, and what is said in place of a picture. */
export interface Piece {
  readonly kind: string;
  readonly parts: readonly (Piece | (() => void))[];
  readonly instead?: string | undefined;
  readonly heads?: "Row" | "Column" | undefined;
}

/** Draws what is only to be looked at, then the texts in the order in which they are read. */
export function fill(paper: Paper, shapes: readonly (() => void)[], pieces: readonly Piece[]): void {
  paper.markContent("Artifact", { type: "Layout" });
  for (const shape of shapes) shape();
  paper.endMarkedContent();
  paper.fillOpacity(1).fillColor(TOKENS.ink);
  paper.addStructure(structureOf(paper, { kind: "Document", parts: pieces }));
}

function structureOf(paper: Paper, { kind, parts, instead, heads }: Piece): ReturnType<Paper["struct"]> {
  const options = {
    ...(instead === undefined ? {} : { actual: instead }),
    ...(heads === undefined ? {} : { scope: heads }),
  };
  return paper.struct(
    kind,
    options,
    parts.map((part) => (typeof part === "function" ? part : structureOf(paper, part))),
  );
}
