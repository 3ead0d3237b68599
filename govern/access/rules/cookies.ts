/** The headers that tell whether a browser reached us over https. */
export interface SchemeHeaders {
  readonly origin?: string | undefined;
  readonly "x-forwarded-proto"?: string | string[] | undefined;
}

/** A session cookie as a request brought it. `secure`: under the name that browsers keep to https. */
export interface GivenCookie {
  readonly value: string;
  readonly secure: boolean;
}

const secureName = (name: string) => `__Host-${name}`;

/** The session cookie in a header `Cookie`; the one kept to https wins. */
export function cookieIn(header: string | undefined, name: string): GivenCookie | undefined {
  const pairs = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0) pairs.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  const kept = pairs.get(secureName(name));
  if (kept !== undefined) return { value: kept, secure: true };
  const plain = pairs.get(name);
  return plain === undefined ? undefined : { value: plain, secure: false };
}

/** Whether the browser is to keep the cookie to https. Who claims it wrongly harms only themselves. */
export function isSecure(headers: SchemeHeaders, given: GivenCookie | undefined): boolean {
  const forwarded = [headers["x-forwarded-proto"]].flat().at(-1)?.split(",").at(-1)?.trim();
  return given?.secure === true || forwarded === "https" || headers.origin?.startsWith("https://") === true;
}

/** Of several `Set-Cookie` those of the session, under the name and with the mark that https needs. */
export function sessionCookies(cookies: readonly string[], name: string, secure: boolean): string[] {
  const own = cookies.filter((cookie) => cookie.startsWith(`${name}=`));
  return secure ? own.map((cookie) => `__Host-${cookie}; Secure`) : own;
}
