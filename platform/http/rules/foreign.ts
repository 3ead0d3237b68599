/** The headers that tell where a request comes from. */
export interface OriginHeaders {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly "sec-fetch-site"?: string | string[] | undefined;
}

const harmless = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request asks for a change on behalf of a page that is not ours. Browsers send cookies along whoever asks,
 * so one with a cookie must prove that it comes from this origin; one with a key proves itself by that.
 */
export function isForeign(method: string, headers: OriginHeaders): boolean {
  if (harmless.has(method) || headers.authorization !== undefined) return false;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin";
  if (headers.origin !== undefined) return hostOf(headers.origin) !== headers.host?.toLowerCase();
  return headers.cookie !== undefined;
}

/** Host and port of an origin, as they stand in the header `Host`; undefined for `null` and whatever cannot be read. */
function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/i.exec(origin)?.[1]?.toLowerCase();
}
