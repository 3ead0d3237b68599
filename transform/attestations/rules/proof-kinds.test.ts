import { crc32, deflateRawSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { PROOF_ENDINGS } from "../contract.ts";
import { whyNotProof } from "./proof-kinds.ts";
import { namesInZip } from "./zip-names.ts";

/** A zip archive as programs write it. */
function zipOf(files: Readonly<Record<string, string>>, { stored = false, comment = "" } = {}): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const packed = stored || name === "mimetype" ? content : deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(packed === content ? 0 : 8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, place, Buffer.from(name)]));
    bodies.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, directory, end, Buffer.from(comment)]);
}

const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
const docx = { "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" };
const odt = { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<o/>" };

const honest: Readonly<Record<(typeof PROOF_ENDINGS)[number], Buffer>> = {
  pdf: Buffer.from("%PDF-1.7\n%âãÏÓ\n"),
  png,
  jpg: Buffer.from("ffd8ffe000104a46494600", "hex"),
  jpeg: Buffer.from("ffd8ffdb0043", "hex"),
  gif: Buffer.from("GIF89a\u0001"),
  webp: Buffer.concat([Buffer.from("RIFF\u0010\u0000\u0000\u0000WEBPVP8 ", "latin1")]),
  txt: Buffer.from("Beschlossen am 3. März: größer, schöner 👍\r\n\tja"),
  md: Buffer.from("# Ziele\n\n- <b>eins</b>\n"),
  csv: Buffer.from([0x61, 0x3b, 0xe4, 0x0d, 0x0a]),
  eml: Buffer.from("Received: from a\r\n by b\r\nFrom: Ann <a@example.org>\r\nSubject: x\r\n\r\nHello\r\n"),
  docx: zipOf(docx),
  xlsx: zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>" }, { comment: "PK" }),
  pptx: zipOf({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>" }),
  odt: zipOf(odt),
  ods: zipOf({ ...odt, mimetype: "application/vnd.oasis.opendocument.spreadsheet" }),
  odp: zipOf({ ...odt, mimetype: "application/vnd.oasis.opendocument.presentation" }),
};

/** Texts are texts, and JPEGs have two endings. */
const sameKind = [
  ["jpg", "jpeg"],
  ["txt", "md", "csv"],
];
const isSame = (one: string, other: string) =>
  one === other || sameKind.some((kinds) => kinds.includes(one) && kinds.includes(other));

describe("a file given as proof", () => {
  test("is taken when its content is what its ending says, and never under the ending of another kind", () => {
    for (const [kind, content] of Object.entries(honest)) {
      for (const ending of PROOF_ENDINGS) {
        // A mail is a text, and may be kept as one; so is what a text program wrote of a PDF without its pictures.
        if (["txt", "md", "csv"].includes(ending) && ["eml", "pdf"].includes(kind)) continue;
        const why = whyNotProof(`a b.${ending.toUpperCase()}`, content);
        expect({ kind, ending, why }).toEqual({ kind, ending, why: isSame(kind, ending) ? undefined : "content" });
      }
    }
  });

  test("is refused where a program is in it, or may be it", () => {
    expect(whyNotProof("a.docx", zipOf({ ...docx, "word/vbaProject.bin": "x" }))).toBe("macros");
    expect(whyNotProof("a.docx", zipOf({ ...docx, "word/embeddings/Run Me.EXE": "x" }))).toBe("macros");
    expect(whyNotProof("a.odt", zipOf({ ...odt, "Basic/Standard/Module1.xml": "x" }))).toBe("macros");
    for (const name of ["a.docm", "a.exe", "a.html", "a.svg", "a.zip", "a", "pdf", ".pdfx", "a.pdf.lnk"])
      expect([name, whyNotProof(name, honest.pdf)]).toEqual([name, "ending"]);
    expect(whyNotProof("a.docx", zipOf({ "a.txt": "x" }))).toBe("content");
    expect(whyNotProof("a.eml", Buffer.from("MIME-Version: 1.0\n\nx"))).toBe("content");
    expect(whyNotProof("a.eml", Buffer.from("From: a\n<script>\n\nx"))).toBe("content");
  });

  test("is text in every usual form, and none with controls in it", () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("grün\r\n", "utf16le")]);
    expect(whyNotProof("a.txt", utf16)).toBeUndefined();
    expect(
      whyNotProof("a.txt", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16.subarray(2)).swap16()])),
    ).toBeUndefined();
    for (const control of [0, 1, 7, 8, 14, 27, 31]) {
      expect(whyNotProof("a.txt", Buffer.from([0x61, control]))).toBe("content");
      expect(whyNotProof("a.txt", Buffer.from([0xff, 0xfe, control, 0]))).toBe("content");
    }
  });

  test("whatever its bytes are, something is said of it, and a damaged archive has no names", () => {
    const endings = fc.constantFrom(...PROOF_ENDINGS);
    fc.assert(
      fc.property(endings, fc.uint8Array({ maxLength: 300 }), (ending, bytes) => {
        expect([undefined, "content", "macros"]).toContain(whyNotProof(`a.${ending}`, Buffer.from(bytes)));
      }),
    );
    const whole = zipOf(docx);
    expect(namesInZip(whole)).toEqual(Object.keys(docx));
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        void whyNotProof("a.docx", damaged);
        void whyNotProof("a.docx", whole.subarray(0, at));
      }),
    );
  });
});
