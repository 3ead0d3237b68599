const LONGEST = 150;
const LONGEST_ENDING = 16;
/** Names that Windows keeps for devices, whatever follows their first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\.|$)/i;

/**
 * A name under which a file can be shown and saved anywhere: the last part of a path, without signs that nobody sees or
 * that turn the direction of what follows, without what file systems forbid, and not too long; `unnamed` of nothing.
 */
export function cleanName(given: string | undefined): string {
  const said = (given ?? "").slice(0, 20_000).toWellFormed();
  const last = said
    .split(/[/\\]/)
    .findLast((part) => part.trim() !== "")
    ?.normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\uFFFD]/gu, "")
    .replaceAll(/[<>:"|?*]/g, "_")
    .replaceAll(/\s+/gu, " ");
  const bare = trimmed(last ?? "").replace(/^\.+/, "");
  if (bare === "") return "unnamed";
  const safe = DEVICE.test(bare) ? `_${bare}` : bare;
  return shortened(safe);
}

/** Windows takes dots and blanks from the end of a name. */
function trimmed(name: string): string {
  let end = name.length;
  while (end > 0 && /[\s.]/.test(name.charAt(end - 1))) end--;
  return name.slice(0, end).trimStart();
}

function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= LONGEST_ENDING ? name.slice(dot) : "";
  return `${wellCut(name, LONGEST - ending.length - 1)}…${ending}`;
}

/** Never through the middle of a character. */
const wellCut = (name: string, length: number): string =>
  name
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd();
