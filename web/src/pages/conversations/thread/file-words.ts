import type { ShownAttachment } from "@firsthand/engage/attachments/contract";

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^image\//, "Picture"],
  [/^audio\//, "Sound"],
  [/^video\//, "Film"],
  [/^font\//, "Font"],
  [/^application\/pdf$/, "PDF"],
  [/wordprocessingml|msword|opendocument\.text|rtf$/, "Text document"],
  [/spreadsheet|ms-excel/, "Spreadsheet"],
  [/presentation|powerpoint/, "Presentation"],
  [/ms-outlook|rfc822/, "Mail"],
  [/zip|rar|7z|tar|bzip2|xz$|zstd|cab-compressed/, "Archive"],
  [/calendar/, "Date"],
  [/vcard/, "Address card"],
  [/html|svg/, "Web page"],
  [/executable|elf|mach-binary|java|wasm|dex|rpm|debian|android|htmlhelp/, "Program"],
  [/shellscript/, "Script"],
  [/shortcut|mswinurl/, "Shortcut"],
  [/iso9660|vhd|diskimage/, "Disk image"],
  [/^text\/|xml$|pgp/, "Text"],
];

/** What a file is, in one word or two. */
export function kindText(type: string | null): string {
  if (type === null) return "Not kept";
  return KINDS.find(([form]) => form.test(type))?.[1] ?? "File";
}

const DANGERS: Readonly<Record<NonNullable<ShownAttachment["danger"]>, string>> = {
  program: "It is a program, and runs when it is opened.",
  script: "It is a script, and runs when it is opened.",
  macros: "It holds macros, which may run when it is opened.",
  page: "It is a web page, and may run something when it is opened.",
  shortcut: "It is a shortcut, and may lead anywhere.",
  disk_image: "It is a disk image, and may hold programs.",
};

/** Why a file may do harm. */
export const dangerText = (danger: NonNullable<ShownAttachment["danger"]>): string => DANGERS[danger];

/** Why only the name of a file is here. */
export const notKeptText = (state: Exclude<ShownAttachment["state"], "kept">): string =>
  state === "too_large" ? "Too large to be kept: only its name is here." : "One of too many: only its name is here.";
