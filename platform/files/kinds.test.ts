import { deflateRawSync, gzipSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { cleanName, kindOf } from "./index.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const PNG = hex("89504e470d0a1a0a 0000000d49484452 00000001 00000001 08 06 000000 1f15c489");

/** A zip archive with parts of these names; `body` is packed. */
function zip(parts: readonly (readonly [name: string, body: string])[]): Buffer {
  const local: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, body] of parts) {
    const isStored = name === "mimetype";
    const packed = isStored ? Buffer.from(body) : deflateRawSync(body);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(isStored ? 0 : 8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(body.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(body.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    list.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...list, end]);
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

test.each<[string, Buffer, string, string | null]>([
  ["a picture", PNG, "image/png", null],
  ["a picture of a camera", hex("ffd8ffe000104a464946"), "image/jpeg", null],
  ["a moving picture", hex("00000020 66747970 69736f6d 00000200"), "video/mp4", null],
  ["a document", Buffer.from("%PDF-1.7\n..."), "application/pdf", null],
  ["a text", Buffer.from("Dear all,\nżółć"), "text/plain", null],
  ["a text in an old encoding", Buffer.from("f\xfcr alle", "latin1"), "text/plain", null],
  ["a text that begins like a program", Buffer.from("MZ is how it begins"), "text/plain", null],
  [
    "a program of Windows",
    hex("4d5a90000300000004000000ffff0000"),
    "application/vnd.microsoft.portable-executable",
    "program",
  ],
  ["a program of Linux", hex("7f454c4602010100"), "application/x-elf", "program"],
  ["a script", Buffer.from("#!/bin/sh\nrm -rf ~"), "text/x-shellscript", "script"],
  ["a page", Buffer.from("\uFEFF<!-- a --><!-- b -->\n<!DOCTYPE html><p>x"), "text/html", "page"],
  ["a page in two bytes a sign", Buffer.from("\uFEFF<html><script>1</script>", "utf16le"), "text/html", "page"],
  ["a picture that is a page", Buffer.from('<?xml version="1.0"?><svg onload="x()"/>'), "image/svg+xml", "page"],
  ["a shortcut", hex("4c0000000114020000000000c000000000000046"), "application/x-ms-shortcut", "shortcut"],
  ["a shortcut to an address", Buffer.from("[InternetShortcut]\nURL=http://x"), "application/x-mswinurl", "shortcut"],
  ["a date", Buffer.from("BEGIN:VCALENDAR\r\n"), "text/calendar", null],
  [
    "a disk image",
    Buffer.concat([Buffer.alloc(32_769), Buffer.from("CD001")]),
    "application/x-iso9660-image",
    "disk_image",
  ],
  ["an archive", zip([["a.txt", "x"]]), "application/zip", null],
  [
    "a letter",
    zip([
      ["[Content_Types].xml", ""],
      ["word/document.xml", ""],
    ]),
    WORD,
    null,
  ],
  [
    "a letter with macros",
    zip([
      ["[Content_Types].xml", ""],
      ["word/vbaProject.bin", ""],
    ]),
    WORD,
    "macros",
  ],
  [
    "an open document",
    zip([
      ["mimetype", "application/vnd.oasis.opendocument.text"],
      ["content.xml", ""],
    ]),
    "application/vnd.oasis.opendocument.text",
    null,
  ],
  [
    "a program of Java",
    zip([
      ["META-INF/MANIFEST.MF", ""],
      ["A.class", ""],
    ]),
    "application/java-archive",
    "program",
  ],
  [
    "an old letter",
    Buffer.concat([hex("d0cf11e0a1b11ae1"), Buffer.from("WordDocument", "utf16le")]),
    "application/msword",
    null,
  ],
  [
    "an old letter with macros",
    Buffer.concat([hex("d0cf11e0a1b11ae1"), Buffer.from("WordDocument_VBA_PROJECT", "utf16le")]),
    "application/msword",
    "macros",
  ],
  ["nothing at all", Buffer.alloc(0), "application/octet-stream", null],
])("%s is known by what is in it", (_what, bytes, type, danger) => {
  expect(kindOf(bytes)).toEqual({ type, danger });
});

describe("what is made to deceive", () => {
  test("a page behind a picture is a picture, unless its name makes it run", () => {
    const both = Buffer.concat([PNG, Buffer.from("<html><script>alert(1)</script>")]);
    expect(kindOf(both, "cat.png")).toEqual({ type: "image/png", danger: null });
    expect(kindOf(both, "cat.html")).toEqual({ type: "image/png", danger: "script" });
  });

  test("a program is one under any name, and a text that would run is dangerous", () => {
    expect(kindOf(hex("4d5a90000300000004000000ffff0000"), "invoice.pdf").danger).toBe("program");
    expect(kindOf(Buffer.from("WScript.Echo 1"), "invoice.pdf.vbs").danger).toBe("script");
    expect(kindOf(Buffer.from("WScript.Echo 1"), "invoice.txt").danger).toBeNull();
  });

  test("nothing is unpacked: a bomb costs no more than its bytes", { timeout: 60_000 }, () => {
    const bomb = zip([["bomb.txt", "0".repeat(50_000_000)]]);
    const begun = performance.now();
    expect(kindOf(bomb)).toEqual({ type: "application/zip", danger: null });
    expect(kindOf(gzipSync(Buffer.alloc(50_000_000)))).toEqual({ type: "application/gzip", danger: null });
    expect(bomb.length).toBeLessThan(200_000);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test("many comments before a page cost little", () => {
    const begun = performance.now();
    kindOf(Buffer.from(`${"<!--a-->".repeat(8000)}x`));
    kindOf(Buffer.from(`<!--${"-->".repeat(20_000)}<!--`));
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test("whatever the bytes are, there is an answer", { timeout: 60_000 }, () => {
    const begins = fc.constantFrom("504b0304", "504b0506", "d0cf11e0a1b11ae1", "", "fffe", "feff", "3c3f786d6c");
    fc.assert(
      fc.property(begins, fc.uint8Array({ maxLength: 400 }), (begin, rest) => {
        expect(kindOf(Buffer.concat([hex(begin), rest])).type).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      }),
    );
    const end = Buffer.concat([hex("504b0506"), Buffer.alloc(12), hex("ffffffff")]);
    expect(kindOf(Buffer.concat([hex("504b0304"), end])).type).toBe("application/zip");
  });
});

describe("a name", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\ann\\invoice.pdf", "invoice.pdf"],
    ["in\0voice.pdf", "invoice.pdf"],
    ["invoice\u202Efdp.exe", "invoicefdp.exe"],
    ["zero\u200Bwidth.txt", "zerowidth.txt"],
    ["line\r\nbreak.txt", "linebreak.txt"],
    ['a<b>:"c|?*.txt', "a_b___c___.txt"],
    ["..", "unnamed"],
    [".htaccess", "htaccess"],
    ["con.txt", "_con.txt"],
    ["dots... ", "dots"],
    ["", "unnamed"],
    [undefined, "unnamed"],
    ["Rechnung für Zoë.pdf", "Rechnung für Zoë.pdf"],
    ["café.png", "café.png"],
  ])("%j can be shown and saved anywhere: %s", (given, name) => {
    expect(cleanName(given)).toBe(name);
  });

  test("of 10,000 signs keeps its beginning and its ending", () => {
    const name = cleanName(`${"long ".repeat(2000)}.pdf`);
    expect(name.length).toBeLessThanOrEqual(150);
    expect(name).toMatch(/^long long .*…\.pdf$/);
  });

  test("of any signs is a plain name, and once more the same", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (given) => {
        const name = cleanName(given);
        expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}<>:"|?*]{1,160}$/u);
        expect(name.isWellFormed()).toBe(true);
        expect(cleanName(name)).toBe(name);
      }),
      { numRuns: 60 },
    );
  });
});
