import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { inspectFile } from "../index.ts";
import { allOf, deliveredFrom, encoded, fileOf, inShort, inspected } from "../testing/index.ts";

const HEADER = "id,at,direction,text";
const csv = (...texts: string[]) =>
  [HEADER, ...texts.map((text, index) => `${index},2024-05-01,in,${text}`)].join("\n");

describe("the encoding", () => {
  const texts: readonly (readonly [string, string])[] = [
    ["utf-8", "Grüße, żółć, привет"],
    [
      "windows-1250",
      "Dzień dobry. Mam problem z zamówieniem. Paczka nie dotarła. Proszę o zwrot pieniędzy. Źle mnie obsłużono. Świetnie się spisała konsultantka.",
    ],
    ["windows-1251", "Здравствуйте. Мой заказ не пришёл. Верните деньги пожалуйста."],
    [
      "windows-1252",
      "Guten Tag. Meine Bestellung ist nicht angekommen. Völlig unverständlich für mich. Schöne Grüße – Jürgen",
    ],
    [
      "windows-1252",
      "Bonjour. Je n'ai pas reçu ma commande. C'est très décevant. Où est-elle passée? Déjà trois semaines d'attente.",
    ],
    ["koi8-r", "Здравствуйте. Мой заказ не пришёл. Верните деньги пожалуйста."],
    ["iso-8859-2", "Dzień dobry. Paczka nie dotarła. Proszę o zwrot. Źle mnie obsłużono. Ślicznie dziękuję za pomoc."],
  ];
  test.each(texts)("%s: %s", async (encoding, text) => {
    const sentences = text.replaceAll(",", "").split(". ");
    const content = csv(...sentences);
    const file = await inspected(encoding === "utf-8" ? content : encoded(content, encoding));
    expect(file.encoding).toBe(encoding);
    expect(inShort(await allOf(file))).toEqual(sentences);
    expect(file.notes.some((note) => note.includes(encoding))).toBe(encoding !== "utf-8");
  });

  test("UTF-16 with and without a byte order mark, either end first, also in Cyrillic", async () => {
    for (const text of ["hello", "Здравствуйте мой заказ не пришёл"]) {
      for (const mark of ["\u{feff}", ""]) {
        const little = Buffer.from(mark + csv(text, "ok"), "utf16le");
        expect(inShort(await deliveredFrom(little))).toEqual([text, "ok"]);
        expect(inShort(await deliveredFrom(Buffer.from(little).swap16()))).toEqual([text, "ok"]);
      }
    }
  });

  test("UTF-8 with a byte order mark, before a quoted header too", async () => {
    const content = `\u{feff}"id","at","direction","text"\n1,2024-05-01,in,hi\n`;
    expect((await inspected(content)).header).toEqual(["id", "at", "direction", "text"]);
    expect(inShort(await deliveredFrom(content))).toEqual(["hi"]);
  });

  test("is not taken from the beginning alone", async () => {
    const plain = Array.from({ length: 20_000 }, () => "plain ascii");
    const content = encoded(csv(...plain, "für später", "schöne Grüße"), "windows-1252");
    const file = await inspected(content);
    expect(file.encoding).toBe("windows-1252");
    expect(inShort(await allOf(file)).slice(-2)).toEqual(["für später", "schöne Grüße"]);
  });

  test("can be named in a mapping file", async () => {
    const file = await inspected(encoded(csv("caf\u{e9}"), "windows-1252"), { mapping: "encoding: iso-8859-15\n" });
    expect(file.encoding).toBe("iso-8859-15");
    expect(inShort(await allOf(file))).toEqual(["café"]);
  });
});

describe("the delimiter", () => {
  test.each([",", ";", "\t", "|"])("%j is found although others stand in the texts", async (delimiter) => {
    const others = [",", ";", "|"].filter((one) => one !== delimiter).join(" and ");
    const lines = ["id,at,direction,text", `1,2024-05-01,in,@`, `2,2024-05-01,in,@ @`].map((line) =>
      line.replaceAll(",", delimiter).replaceAll("@", others),
    );
    const file = await inspected(lines.join("\n"));
    expect(file.delimiter).toBe(delimiter);
    expect(file.format).toBe(delimiter === "\t" ? "tsv" : "csv");
    expect(inShort(await allOf(file))).toEqual([others, `${others} ${others}`]);
  });

  test("may be named by a line sep= as spreadsheets write it", async () => {
    const items = await deliveredFrom("sep=;\r\nat;direction;text\r\n2024-05-01;in;a, b\r\n");
    expect(inShort(items)).toEqual(["a, b"]);
    expect(items[0]?.position).toEqual({ record: 1, line: 3 });
  });
});

test("columns without a name, with the same name or a hostile one all keep their values", async () => {
  const [item] = await deliveredFrom("at,direction,text,note,note,,__proto__\n2024-05-01,in,hi,a,b,c,d\n");
  expect(item).toMatchObject({
    record: { extra: { note: "a", "note (column 5)": "b", "column 6": "c", "column 7": "d" } },
  });
});

describe("the dates of a file", () => {
  const dated = (...dates: string[]) => ["at,direction,text", ...dates.map((date) => `${date},in,x`)].join("\n");

  test("are read in the order that one of them shows, however far behind it stands", async () => {
    const file = await inspected(dated(...Array.from({ length: 60_000 }, () => "01/02/2024"), "13/02/2024"));
    expect(file.dateFormat).toBe("dd/mm/yyyy");
    expect(file.notes.join(" ")).toContain("dd/mm/yyyy");
    expect(file.preview[0]).toMatchObject({ record: { at: "2024-02-01T00:00:00.000Z" } });
  });

  test("that leave day and month open are not guessed", async () => {
    await expect(inspected(dated("01/02/2024", "03/04/2024"))).rejects.toMatchObject({ code: "ambiguous_dates" });
    const file = await inspected(dated("01/02/2024"), {
      mapping: "date_format: mm/dd/yyyy\ntime_zone: America/New_York\n",
    });
    expect(file.preview[0]).toMatchObject({ record: { at: "2024-01-02T05:00:00.000Z" } });
  });

  test("of no known form are refused at once", async () => {
    await expect(inspected(dated(...Array.from({ length: 30 }, () => "long ago")))).rejects.toMatchObject({
      code: "unknown_date_format",
    });
  });
});

describe("a file that cannot be read fails with what was wrong and what to do", () => {
  const failing = async (content: string | Uint8Array, name = "file.csv") => {
    const failure: unknown = await inspected(content, { name }).catch((error: unknown) => error);
    return failure;
  };

  test("nothing there, a directory, nothing in it", async () => {
    const path = fileOf("x");
    await expect(inspectFile(`${path}.gone`)).rejects.toMatchObject({ code: "file_not_found", status: 404 });
    mkdirSync(join(dirname(path), "folder.csv"));
    await expect(inspectFile(join(dirname(path), "folder.csv"))).rejects.toMatchObject({ code: "is_directory" });
    expect(await failing("")).toMatchObject({ code: "empty_file" });
    expect(await failing(gzipSync(""))).toMatchObject({ code: "empty_file" });
  });

  test("binary, archives, spreadsheets, a JSON list", async () => {
    const random = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251));
    expect(await failing(random)).toMatchObject({ code: "binary_file" });
    expect(await failing(Buffer.from("%PDF-1.7 text"))).toMatchObject({ code: "binary_file" });
    expect(await failing(Buffer.from("PK\u{3}\u{4}rest"))).toMatchObject({ code: "zip_file" });
    expect(await failing(Buffer.from("PK\u{3}\u{4}..[Content_Types].xml"))).toMatchObject({
      message: expect.stringContaining("Office") as string,
    });
    for (const [head, name] of [
      ["PK\u{3}\u{4}docProps/app.xml", "Desk.XLSX"],
      ["PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "file"],
    ] as const)
      expect(await failing(Buffer.from(head), name)).toMatchObject({
        message: expect.stringContaining("Office") as string,
      });
    expect(await failing(gzipSync(random))).toMatchObject({ code: "binary_file" });
    expect(await failing('[{"at": 1}]', "a.json")).toMatchObject({ code: "json_list" });
    expect(await failing("hello", "a.mbox")).toMatchObject({ code: "wrong_format" });
  });

  test("what is said to be JSON lines and holds none", async () => {
    const failure = inspectFile(fileOf(csv("x")), { format: "jsonl" });
    await expect(failure).rejects.toMatchObject({
      code: "wrong_format",
      message: expect.stringContaining("one object a line"),
    });
  });

  test("an unknown format, a country that is none", async () => {
    const path = fileOf(csv("x"));
    await expect(inspectFile(path, { format: "xlsx" })).rejects.toMatchObject({ code: "unknown_format" });
    await expect(inspectFile(path, { country: "Germany" })).rejects.toMatchObject({ code: "bad_country" });
    expect((await inspectFile(path, { country: "de" })).declaration.country).toBe("DE");
  });

  test("columns that mean nothing: they are listed, what is nearly right is named, and a mapping is shown", async () => {
    const failure = await failing("ticket_id;created_at;comment;nps_score;Direction\n1;2024-05-01;hi;7;in\n");
    expect(failure).toMatchObject({
      code: "unknown_layout",
      message: expect.stringMatching(/ticket_id, created_at, comment, nps_score, Direction/) as string,
      advice: expect.stringContaining("at: created_at") as string,
      details: { skeleton: expect.stringContaining("column: nps_score") as string },
    });
  });
});

test("the shown mapping is one that works", async () => {
  const content = "when created;comment;score\n2024-05-01;hi;7\n";
  const failure: unknown = await inspected("created;comment;score\n2024-05-01;hi;7\n").catch((error: unknown) => error);
  const { details } = failure as { details: { skeleton: string } };
  const items = await deliveredFrom(content.replace("when ", ""), { mapping: details.skeleton });
  expect(items).toMatchObject([{ status: "understood", record: { text: "hi", rating: { kind: "nps", value: 7 } } }]);
});

test("the same file has the same fingerprint; another mapping, content or size another", async () => {
  const path = fileOf(csv("a", "b"));
  const one = await inspectFile(path);
  expect((await inspectFile(path)).fingerprint).toBe(one.fingerprint);
  expect((await inspectFile(fileOf(csv("a", "b")))).fingerprint).toBe(one.fingerprint);
  const others = [csv("a", "c"), csv("a", "b", "c")].map(async (content) => (await inspected(content)).fingerprint);
  const mapped = (await inspectFile(path, { mapFile: fileOf("time_zone: Asia/Tokyo\n", "m.yaml") })).fingerprint;
  expect(new Set([one.fingerprint, mapped, ...(await Promise.all(others))]).size).toBe(4);
});

test("a mail address beside an account, of which nothing more is said, is pointed out", async () => {
  const row = (columns: string, cells: string) =>
    inspected(
      `at,direction,text,author,author_email${columns}\n2020-01-01T10:00:00Z,in,hello,u1,ann@example.org${cells}\n`,
    );
  expect((await row("", "")).notes.join(" ")).toContain("author_email_verified");
  expect((await row(",author_email_verified", ",false")).notes).toEqual([]);
});

test("a header without records is no error", async () => {
  const file = await inspected(`${HEADER}\n`);
  expect(file.preview).toEqual([]);
  expect(file.notes.at(-1)).toBe("The file has no records.");
  expect(await allOf(file)).toEqual([]);
});

test("the source is called as asked, else as the mapping says, else after the file", async () => {
  const path = fileOf(csv("x"), "My Chats.csv.gz");
  const mapFile = fileOf("source: { name: chats, promise_hours: 4, selection: only one shop }\n", "m.yaml");
  expect((await inspectFile(path)).declaration.name).toBe("My Chats");
  expect((await inspectFile(path, { mapFile })).declaration).toMatchObject({
    name: "chats",
    promiseHours: 4,
    selection: "only one shop",
    threading: "gap",
  });
  expect((await inspectFile(path, { mapFile, sourceName: "s" })).declaration.name).toBe("s");
});
