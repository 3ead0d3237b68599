const END = 0x0605_4b50;
const ENTRY = 0x0201_4b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/** More parts than any document has. */
const MOST_ENTRIES = 10_000;

/** The names in the directory of a zip archive, of which nothing is unpacked; undefined where it is none, or damaged. */
export function namesInZip(content: Buffer): readonly string[] | undefined {
  if (content.length < END_BYTES || content.readUInt32LE(0) !== 0x0403_4b50) return undefined;
  const end = endOf(content);
  if (end === undefined) return undefined;
  const count = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  if (count === 0 || count > MOST_ENTRIES) return undefined;
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || content.readUInt32LE(at) !== ENTRY) return undefined;
    const nameEnd = at + 46 + content.readUInt16LE(at + 28);
    if (nameEnd > end) return undefined;
    names.push(content.toString("utf8", at + 46, nameEnd));
    at = nameEnd + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return names;
}

/** Where the end of the directory is told: in the last bytes, before a comment that reaches to the end of the file. */
function endOf(content: Buffer): number | undefined {
  const last = content.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (content.readUInt32LE(at) === END && at + END_BYTES + content.readUInt16LE(at + 20) === content.length)
      return at;
  return undefined;
}
