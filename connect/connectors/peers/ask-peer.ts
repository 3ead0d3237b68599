import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";

const PATIENCE_MS = 120_000;

/**
 * Asks a peer for JSON, on a connection of its own: one that is kept may be closed by a busy server while it is used.
 * Throws with their answer when they refuse.
 */
export async function askPeer(
  method: string,
  url: string,
  { headers = {}, body }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown } = {},
): Promise<unknown> {
  const sent = request(url, {
    method,
    agent: false,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) throw new Error(`${method} ${url}: ${status} ${text.slice(0, 500)}`);
  return text === "" ? null : JSON.parse(text);
}
