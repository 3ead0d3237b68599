import { Failure } from "@firsthand/kernel/errors";

export const unknownUpload = (id: string) =>
  new Failure({
    code: "unknown_upload",
    status: 404,
    message: "There is no uploaded file of that id.",
    advice:
      "Files that nobody touched for three days are removed, and so are those of finished imports. Choose the file again.",
    details: { id },
  });

export const emptyUpload = (name: string) =>
  new Failure({
    code: "empty_file",
    status: 422,
    message: `The file ${name} is empty.`,
    advice: "Export it again; nothing was uploaded.",
  });

export const uploadTooLarge = (name: string, limitBytes: number) =>
  new Failure({
    code: "upload_too_large",
    status: 413,
    message: `The file ${name} is larger than the ${gigabytes(limitBytes)} GB that may be uploaded.`,
    advice:
      "Compress it with gzip, cut it into several files, import it on the server with the command line, or raise MAX_UPLOAD_GB.",
    details: { limitBytes },
  });

export const diskShort = (facts: { readonly freeBytes: number; readonly neededBytes: number }) =>
  new Failure({
    code: "disk_short",
    status: 507,
    message: `The server's disk has ${gigabytes(facts.freeBytes)} GB left, which is not enough for this file.`,
    advice: "Make room on the disk that holds the data directory, or compress the file with gzip.",
    details: facts,
  });

export const wrongOffset = (received: number) =>
  new Failure({
    code: "wrong_offset",
    status: 409,
    message: `${received} bytes of this file have been received; the next slice begins there.`,
    advice: "Go on from `received`.",
    details: { received },
  });

export const sliceTooLarge = (limitBytes: number) =>
  new Failure({
    code: "slice_too_large",
    status: 413,
    message: `A slice may have ${limitBytes} bytes.`,
    advice: "Send the file in smaller slices.",
    details: { limitBytes },
  });

export const longerThanDeclared = (size: number) =>
  new Failure({
    code: "upload_too_long",
    status: 413,
    message: `More bytes came than the ${size} that were declared for this file.`,
    advice: "The file has changed since the upload began; begin again.",
    details: { size },
  });

export const sliceBrokenOff = (received: number) =>
  new Failure({
    code: "slice_broken_off",
    status: 400,
    message: "The slice ended before its end.",
    advice: "What came is kept; go on from `received`.",
    details: { received },
  });

export const uploadIncomplete = (facts: { readonly received: number; readonly size: number }) =>
  new Failure({
    code: "upload_incomplete",
    status: 409,
    message: `Of the file's ${facts.size} bytes ${facts.received} have been received.`,
    advice: "Upload the rest of it first.",
    details: facts,
  });

export const uploadInUse = (id: string) =>
  new Failure({
    code: "upload_in_use",
    status: 409,
    message: "An import is reading this file.",
    advice: "Stop the import first.",
    details: { id },
  });

export const fileGone = (importId: string) =>
  new Failure({
    code: "file_gone",
    status: 409,
    message: "The file of this import is not on the server any more.",
    advice: "Choose the same file again (or give the same command again): it goes on where this one ended.",
    details: { importId },
  });

export const badCursor = () =>
  new Failure({
    code: "bad_cursor",
    status: 400,
    message: "The word in `after` is not one that a list gave out.",
    advice: "Begin with the first page.",
  });

export const mappingConflict = (facts: {
  readonly version: number;
  readonly savedBy: string | null;
  readonly savedAt: string | null;
}) =>
  new Failure({
    code: "mapping_conflict",
    status: 409,
    message:
      facts.version === 0
        ? "The mapping file has been removed meanwhile."
        : `The mapping file has been saved meanwhile${facts.savedBy ? ` by ${facts.savedBy}` : ""}.`,
    advice: "Look at the newest version and save again, or save under another name.",
    details: facts,
  });

function gigabytes(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1).replace(/\.0$/u, "");
}

export const uploadNamesErased = (uploadId: string) =>
  new Failure({
    code: "upload_names_erased",
    status: 409,
    message: "A file that names the customer who is to be erased is being imported at this moment.",
    advice: "Wait until the import has ended, or stop it; the erasure then goes on by itself.",
    details: { uploadId },
  });

export const bytesMasked = () =>
  new Failure({
    code: "bytes_masked",
    status: 403,
    message: "Bytes as they came may hold personal data, which you may not see in full everywhere.",
    advice:
      "Read the record as text, where they are masked, or ask an administrator for the permission to see personal data in full, for the whole organisation.",
    details: { permission: "personal.unmask" },
  });
