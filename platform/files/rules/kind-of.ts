import type { Danger, FileKind } from "../contract.ts";
import { looksLikeText, textKindOf } from "./text-kind.ts";
import { zipKindOf } from "./zip-kind.ts";

/** A sign is hexadecimal, with `..` for any byte; it stands at the beginning unless told. */
type Sign = readonly [sign: string, type: string, more?: { readonly at?: number; readonly danger?: Danger }];

const SIGNS: readonly Sign[] = [
  ["89504e470d0a1a0a", "image/png"],
  ["ffd8ff", "image/jpeg"],
  ["474946383761", "image/gif"],
  ["474946383961", "image/gif"],
  ["52494646........57454250", "image/webp"],
  ["00000100", "image/vnd.microsoft.icon"],
  ["49492a00", "image/tiff"],
  ["4d4d002a", "image/tiff"],
  ["38425053", "image/vnd.adobe.photoshop"],
  ["424d........00000000", "image/bmp"],
  ["66747970617669", "image/avif", { at: 4 }],
  ["6674797068656963", "image/heic", { at: 4 }],
  ["667479706d696631", "image/heif", { at: 4 }],
  ["667479707174", "video/quicktime", { at: 4 }],
  ["667479704d3441", "audio/mp4", { at: 4 }],
  ["66747970", "video/mp4", { at: 4 }],
  ["25504446", "application/pdf"],
  ["25215053", "application/postscript"],
  ["7b5c727466", "application/rtf"],
  ["d0cf11e0a1b11ae1", "application/x-ole-storage"],
  ["526172211a07", "application/vnd.rar"],
  ["377abcaf271c", "application/x-7z-compressed"],
  ["1f8b", "application/gzip"],
  ["425a68", "application/x-bzip2"],
  ["fd377a585a00", "application/x-xz"],
  ["28b52ffd", "application/zstd"],
  ["4d534346", "application/vnd.ms-cab-compressed"],
  ["7573746172", "application/x-tar", { at: 257 }],
  ["494433", "audio/mpeg"],
  ["fffb", "audio/mpeg"],
  ["fff3", "audio/mpeg"],
  ["4f676753", "audio/ogg"],
  ["664c6143", "audio/flac"],
  ["52494646........57415645", "audio/wav"],
  ["2321414d52", "audio/amr"],
  ["52494646........415649", "video/x-msvideo"],
  ["1a45dfa3", "video/webm"],
  ["774f4646", "font/woff"],
  ["774f4632", "font/woff2"],
  ["53514c69746520666f726d6174203300", "application/vnd.sqlite3"],
  ["4d5a", "application/vnd.microsoft.portable-executable", { danger: "program" }],
  ["7f454c46", "application/x-elf", { danger: "program" }],
  ["feedface", "application/x-mach-binary", { danger: "program" }],
  ["feedfacf", "application/x-mach-binary", { danger: "program" }],
  ["cefaedfe", "application/x-mach-binary", { danger: "program" }],
  ["cffaedfe", "application/x-mach-binary", { danger: "program" }],
  ["cafebabe", "application/java-vm", { danger: "program" }],
  ["0061736d", "application/wasm", { danger: "program" }],
  ["6465780a", "application/vnd.android.dex", { danger: "program" }],
  ["edabeedb", "application/x-rpm", { danger: "program" }],
  ["213c617263683e0a", "application/vnd.debian.binary-package", { danger: "program" }],
  ["49545346", "application/vnd.ms-htmlhelp", { danger: "program" }],
  ["4c0000000114020000000000c000000000000046", "application/x-ms-shortcut", { danger: "shortcut" }],
  ["4344303031", "application/x-iso9660-image", { at: 32_769, danger: "disk_image" }],
  ["7668647866696c65", "application/x-vhdx", { danger: "disk_image" }],
  ["636f6e6563746978", "application/x-vhd", { danger: "disk_image" }],
];

const LONGEST_SIGN = 32_800;

/** Systems run what is named so, or show it as a page, whatever is in it. */
const RUN_BY_NAME =
  /\.(?:exe|com|scr|pif|cpl|msi|msp|dll|jar|app|apk|lnk|js|jse|mjs|vbs|vbe|vb|wsf|wsh|wsc|ps1|psm1|bat|cmd|hta|sct|reg|inf|url|scf|command|sh|bash|pyw?|pl|rb|php|jnlp|application|desktop|applescript|scpt|x?html?|mht|mhtml|svgz?)$/i;

/**
 * What a file is by what is in it; nothing is unpacked. What its name says is not believed: it only makes dangerous what
 * a system would run because of it.
 */
export function kindOf(bytes: Uint8Array, name = ""): FileKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = foundIn(content);
  return found.danger === null && RUN_BY_NAME.test(name) ? { ...found, danger: "script" } : found;
}

function foundIn(content: Buffer): FileKind {
  const start = content.toString("hex", 0, LONGEST_SIGN);
  if (start.startsWith("504b0304") || start.startsWith("504b0506")) return zipKindOf(content);
  const found = SIGNS.find(([sign, , more]) => matches(start, sign, more?.at ?? 0));
  if (found?.[1] === "application/x-ole-storage") return oleKindOf(content);
  // Two letters alone are also how a text may begin.
  if (found && !(found[0].length === 4 && looksLikeText(content)))
    return { type: found[1], danger: found[2]?.danger ?? null };
  // Disk images of Apple are told by their end.
  if (content.subarray(-512).toString("latin1", 0, 4) === "koly")
    return { type: "application/x-apple-diskimage", danger: "disk_image" };
  return looksLikeText(content) ? textKindOf(content) : { type: "application/octet-stream", danger: null };
}

function matches(start: string, sign: string, at: number): boolean {
  const there = start.slice(at * 2, at * 2 + sign.length);
  if (there.length < sign.length) return false;
  if (!sign.includes("..")) return there === sign;
  for (let digit = 0; digit < sign.length; digit++)
    if (sign[digit] !== "." && sign[digit] !== there[digit]) return false;
  return true;
}

const wide = (text: string) => Buffer.from(text, "utf16le");
const OLE_KINDS: readonly (readonly [Buffer, string])[] = [
  [wide("WordDocument"), "application/msword"],
  [wide("Workbook"), "application/vnd.ms-excel"],
  [wide("PowerPoint Document"), "application/vnd.ms-powerpoint"],
  [wide("__properties_version1.0"), "application/vnd.ms-outlook"],
];

/** Old documents of Office; macros lie in a part that is named so. */
function oleKindOf(content: Buffer): FileKind {
  const type = OLE_KINDS.find(([mark]) => content.includes(mark))?.[1] ?? "application/x-ole-storage";
  const hasMacros = [wide("_VBA_PROJECT"), wide("Macros")].some((mark) => content.includes(mark));
  // Installers of Windows are of the same form, and of none of these kinds.
  if (type === "application/x-ole-storage" && !hasMacros) return { type, danger: "program" };
  return { type, danger: hasMacros ? "macros" : null };
}
