import type { FileKind } from "../contract.ts";

/** So many names of parts are looked at, from the list at the end of an archive. */
const MOST_PARTS = 5000;
const PART = 0x02014b50;

/** What a zip archive is by the names of its parts; none of them is unpacked. */
export function zipKindOf(content: Buffer): FileKind {
  const names = partsOf(content);
  const has = (begin: string) => names.some((name) => name.toLowerCase().startsWith(begin));
  if (has("androidmanifest.xml")) return { type: "application/vnd.android.package-archive", danger: "program" };
  if (has("meta-inf/manifest.mf") && names.some((name) => name.endsWith(".class")))
    return { type: "application/java-archive", danger: "program" };
  const written = statedIn(content);
  if (written !== undefined) return { type: written, danger: has("basic/") || has("scripts/") ? "macros" : null };
  const macros = names.some((name) => /vbaproject\.bin$/i.test(name)) ? "macros" : null;
  if (has("[content_types].xml")) {
    const office = OFFICE.find(([folder]) => has(folder))?.[1];
    if (office !== undefined) return { type: office, danger: macros };
  }
  return { type: "application/zip", danger: macros };
}

const OFFICE: readonly (readonly [string, string])[] = [
  ["word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
  ["visio/", "application/vnd.ms-visio.drawing"],
];

/** Open documents and books say in their first part, which is not packed, what they are. */
function statedIn(content: Buffer): string | undefined {
  if (content.length < 40 || content.toString("latin1", 30, 38) !== "mimetype") return undefined;
  const said = content.toString("latin1", 38, 138);
  return /^application\/(?:epub\+zip|vnd\.oasis\.opendocument\.[a-z]{1,20})/.exec(said)?.[0];
}

function partsOf(content: Buffer): string[] {
  const end = content.lastIndexOf(Buffer.from("504b0506", "hex"));
  if (end === -1 || end + 20 > content.length) return [];
  const names: string[] = [];
  let at = content.readUInt32LE(end + 16);
  while (names.length < MOST_PARTS && at + 46 <= content.length && content.readUInt32LE(at) === PART) {
    const length = content.readUInt16LE(at + 28);
    names.push(content.toString("utf8", at + 46, Math.min(at + 46 + length, at + 46 + 300)));
    at += 46 + length + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return names;
}
