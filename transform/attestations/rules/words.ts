/** Controls, and signs of writing direction, that hide or turn around what is written; lines and tabs stay. */
const HIDING = /[^\P{Cc}\n\t]|[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;

/** Plain text as it is kept; null where nothing is left of it. */
export function cleanWords(text: string | undefined): string | null {
  const clean = (text ?? "").toWellFormed().replaceAll("\r\n", "\n").replaceAll(HIDING, "").trim();
  return clean === "" ? null : clean;
}

const LONGEST_NAME = 150;

/** The name of a file as people may see it: without folders and hidden signs. Never a path. */
export function cleanName(name: string): string {
  const last = name
    .toWellFormed()
    .normalize("NFC")
    .split(/[/\\]/u)
    .findLast((part) => part.trim() !== "");
  const clean = (last ?? "").replaceAll(HIDING, "").replaceAll(/\s+/gu, " ").trim();
  if (/^\.*$/u.test(clean)) return "proof";
  if (clean.length <= LONGEST_NAME) return clean;
  const ending = /\.[a-z\d]{1,8}$/iu.exec(clean)?.[0] ?? "";
  return `${clean.slice(0, LONGEST_NAME - ending.length).toWellFormed()}${ending}`;
}

/**
 * The header by which a browser saves a file under its name and shows nothing of it (RFC 6266): in ASCII for old
 * programs, and whole in UTF-8 (RFC 8187).
 */
export function attachmentHeader(name: string): string {
  const ascii = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\w .()-]/gu, "_");
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

/**
 * An address of the web as browsers read it; undefined for what is none, and for one that carries a name or password
 * before the @: it looks like another address than it is.
 */
export function safeLink(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return undefined;
  return parsed.username === "" && parsed.password === "" ? parsed.href : undefined;
}
