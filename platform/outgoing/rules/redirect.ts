/** What is sent, as far as a redirect changes it. */
export interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** What is sent next, or why nothing is. */
export type Onward =
  | { readonly kind: "no_redirect" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "onward"; readonly sent: Sent };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const OF_CREDENTIALS = new Set(["authorization", "cookie", "proxy-authorization"]);
const OF_BODIES = new Set(["content-type", "content-length", "content-encoding", "content-language"]);

/**
 * Where an answer sends on to. Credentials stay with the origin that they were meant for, bodies too; nothing leads
 * from an encrypted connection to a plain one. `secretHeaders` hold credentials besides the usual ones.
 */
export function onward(
  sent: Sent,
  answer: { readonly status: number; readonly location: string | undefined },
  secretHeaders: readonly string[],
): Onward {
  if (!REDIRECTS.has(answer.status) || answer.location === undefined) return { kind: "no_redirect" };
  const url = URL.parse(answer.location, sent.url);
  if (!url || !["http:", "https:"].includes(url.protocol))
    return { kind: "refused", why: "to something that is no web address" };
  if (url.username !== "" || url.password !== "")
    return { kind: "refused", why: "to an address with a name or password in it" };
  if (sent.url.protocol === "https:" && url.protocol === "http:")
    return { kind: "refused", why: "from an encrypted address to one that is not" };
  const forgets = answer.status === 303 || (answer.status < 303 && sent.method === "POST");
  const [method, body] = forgets && sent.method !== "HEAD" ? ["GET", undefined] : [sent.method, sent.body];
  const foreign = url.origin !== sent.url.origin;
  if (foreign && body !== undefined) return { kind: "refused", why: "to another host with what was to be sent to it" };
  const secret = new Set([...OF_CREDENTIALS, ...secretHeaders.map((name) => name.toLowerCase())]);
  const headers = Object.entries(sent.headers).filter(([name]) => {
    const key = name.toLowerCase();
    return !(foreign && secret.has(key)) && !(body === undefined && OF_BODIES.has(key));
  });
  return { kind: "onward", sent: { url, method, body, headers: Object.fromEntries(headers) } };
}
