import { Failure } from "@firsthand/kernel/errors";

interface Kind {
  readonly starts: string;
  readonly name: string;
  readonly code: string;
  readonly advice: string;
}

const UNPACK = "Unpack it first and import the file inside.";
const EXPORT = "Export the data as CSV or JSON lines and import that.";

/** Files known by their first bytes (in hexadecimal). */
const KINDS: readonly Kind[] = [
  { starts: "504b0506", name: "an empty zip archive", code: "zip_file", advice: UNPACK },
  { starts: "504b0304", name: "a zip archive", code: "zip_file", advice: "Unzip it first and import the file inside." },
  { starts: "425a68", name: "compressed with bzip2", code: "compressed_file", advice: UNPACK },
  { starts: "fd377a585a00", name: "compressed with xz", code: "compressed_file", advice: UNPACK },
  { starts: "28b52ffd", name: "compressed with zstd", code: "compressed_file", advice: UNPACK },
  { starts: "377abcaf271c", name: "a 7z archive", code: "compressed_file", advice: UNPACK },
  { starts: "526172211a07", name: "a rar archive", code: "compressed_file", advice: UNPACK },
  { starts: "25504446", name: "a PDF", code: "binary_file", advice: EXPORT },
  { starts: "d0cf11e0a1b11ae1", name: "an old Office or Outlook file", code: "binary_file", advice: EXPORT },
  {
    starts: "2142444e",
    name: "an Outlook data file (.pst)",
    code: "binary_file",
    advice: "Export the mails as mbox and import that.",
  },
  { starts: "53514c69746520666f726d6174", name: "a SQLite database", code: "binary_file", advice: EXPORT },
  { starts: "50415231", name: "a Parquet file", code: "binary_file", advice: EXPORT },
];

/** Throws a Failure for what is no text at all: archives, Office files, pictures. */
export function refuseBinary(path: string, head: Buffer): void {
  const kind = KINDS.find(({ starts }) => head.toString("hex", 0, starts.length / 2) === starts);
  if (kind?.code === "zip_file" && isOffice(path, head)) throw spreadsheet(path);
  if (kind) throw binary(path, kind);
}

/** Office documents are zip archives; not every program puts the part that tells it first. */
function isOffice(path: string, head: Buffer): boolean {
  if (/\.(xls[xmb]|ods|numbers|docx|odt)$/i.test(path)) return true;
  return head.includes("[Content_Types].xml") || head.includes("application/vnd.oasis.opendocument");
}

/** Throws a Failure if so many control characters stand in the text that it is none. */
export function refuseControls(path: string, head: Buffer): void {
  let controls = 0;
  for (const byte of head) {
    if (byte < 32 && (byte < 9 || byte > 13) && byte !== 27 && byte !== 26) controls += 1;
  }
  if (controls > Math.max(8, head.length * 0.02))
    throw binary(path, { name: "not text", code: "binary_file", advice: EXPORT });
}

function binary(path: string, { name, code, advice }: Omit<Kind, "starts">): Failure {
  return new Failure({ code, status: 422, message: `The file ${path} is ${name}.`, advice, details: { path } });
}

function spreadsheet(path: string): Failure {
  return new Failure({
    code: "zip_file",
    status: 422,
    message: `The file ${path} is an Office document (a spreadsheet, most likely).`,
    advice: "Open it, save the sheet as CSV (UTF-8) and import that.",
    details: { path },
  });
}
