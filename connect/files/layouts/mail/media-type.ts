const SIGNS: readonly (readonly [string, string])[] = [
  ["89504e470d0a1a0a", "image/png"],
  ["ffd8ff", "image/jpeg"],
  ["474946383961", "image/gif"],
  ["474946383761", "image/gif"],
  ["25504446", "application/pdf"],
  ["4d5a", "application/x-msdownload"],
  ["7f454c46", "application/x-elf"],
  ["d0cf11e0a1b11ae1", "application/x-ole-storage"],
  ["526172211a07", "application/vnd.rar"],
  ["377abcaf271c", "application/x-7z-compressed"],
  ["1f8b", "application/gzip"],
];

/** Zip archives that are documents by their name and their declared type. */
const DOCUMENT = /^application\/(?:vnd\.(?:openxmlformats|oasis|ms-)|epub|java-archive)/;

/** The type of a file by its first bytes; where they tell nothing, what the sender declared. */
export function mediaTypeOf(content: Uint8Array, declared: string): string {
  const start = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 12)).toString("hex");
  if (start.startsWith("504b0304")) return DOCUMENT.test(declared) ? declared : "application/zip";
  if (start.startsWith("52494646") && start.slice(16) === "57454250") return "image/webp";
  const found = SIGNS.find(([sign]) => start.startsWith(sign))?.[1];
  if (found === "application/x-ole-storage" && /^application\/(?:msword|vnd\.ms-)/.test(declared)) return declared;
  return found ?? declared;
}
