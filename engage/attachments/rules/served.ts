/** Pictures that a browser shows without running anything. */
const PICTURES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

interface Served {
  readonly name: string;
  readonly type: string | null;
  readonly danger: string | null;
}

/** Whether a browser may show a file in a page. */
export function isPicture({ type, danger }: Omit<Served, "name">): boolean {
  return danger === null && type !== null && PICTURES.has(type);
}

/** The headers under which a file goes to a browser; only a picture is ever shown, everything else is saved. */
export function headersOf(file: Served, wanted: "show" | "save"): Readonly<Record<string, string>> {
  const shown = wanted === "show" && isPicture(file);
  return {
    "content-type": shown ? String(file.type) : "application/octet-stream",
    "content-disposition": `${shown ? "inline" : "attachment"}; ${nameFields(file.name)}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  };
}

/** Old browsers read the first, all others the second (RFC 6266). */
function nameFields(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
