/** Names of parts of a query that are what somebody gets in with. */
const NAMES = /token|key|secret|sig|auth|pass|pwd|code|hash|session/i;
const LONGEST_PLAIN = 16;

/**
 * An address as it may be shown: what looks like a token in its query or its path is shortened to its first two signs.
 * The same as it came where nothing does.
 */
export function shortAddress(address: string): string {
  const url = URL.parse(address.trim());
  if (!url) return address;
  const [beforeHash = ""] = address.trim().split("#", 1);
  const mark = beforeHash.indexOf("?");
  const place = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  const path = place.slice(0, url.origin.length) + shortPath(place.slice(url.origin.length));
  const query =
    mark < 0
      ? ""
      : `?${beforeHash
          .slice(mark + 1)
          .split("&")
          .map(shortPart)
          .join("&")}`;
  const short = path + query;
  return short === beforeHash ? address : short;
}

function shortPath(path: string): string {
  return path
    .split("/")
    .map((part) => (isToken(part) ? shortened(part) : part))
    .join("/");
}

function shortPart(part: string): string {
  const [name = "", ...rest] = part.split("=");
  const value = rest.join("=");
  if (value === "") return isToken(name) ? shortened(name) : part;
  return NAMES.test(name) || isToken(value) ? `${name}=${shortened(value)}` : part;
}

/** Long, of letters and digits without the seams of words; or an id as a UUID is. */
function isToken(text: string): boolean {
  if (/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text)) return true;
  return (
    text.length > LONGEST_PLAIN && /^[\w%.~+-]+$/.test(text) && /\d/.test(text) && longestRun(text) > LONGEST_PLAIN
  );
}

/** The longest part between hyphens and dots: titles are made of short ones. */
function longestRun(text: string): number {
  return Math.max(...text.split(/[-.]/).map((part) => part.length));
}

function shortened(text: string): string {
  return `${text.slice(0, 2)}…`;
}
