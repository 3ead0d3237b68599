import { Failure } from "@firsthand/kernel/errors";
import { createOutgoing, type WholeAnswer } from "@firsthand/platform/outgoing";

import { StreamFailure, type StreamFailureCode } from "../streams/index.ts";

/** The answer to a question for a feed; undefined text: nothing changed since. */
export interface FeedAnswer {
  readonly text: string | undefined;
  readonly bytes: number;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

export interface FeedQuestion {
  readonly url: string;
  readonly allowedHosts: readonly string[];
  readonly signal: AbortSignal;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const MOST_BYTES = 10 * 1024 * 1024;
const LATER = "It is tried again by itself.";
const CODES: Readonly<Record<string, StreamFailureCode>> = {
  bad_address: "misset",
  address_refused: "forbidden_address",
  host_unreachable: "unreachable",
  answer_slow: "slow",
  answer_cut: "cut",
  too_many_redirects: "misset",
  redirect_refused: "misset",
};

/** Asks for a feed, or whether it changed. Throws `StreamFailure`. */
export async function askFeed({
  url,
  allowedHosts,
  signal,
  etag,
  lastModified,
  now,
}: FeedQuestion): Promise<FeedAnswer> {
  const outgoing = createOutgoing({ allowedHosts, limits: { mostBytes: MOST_BYTES } });
  try {
    const headers = {
      accept: "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
      ...(etag === undefined ? {} : { "if-none-match": etag }),
      ...(lastModified === undefined ? {} : { "if-modified-since": lastModified }),
    };
    const answer = await outgoing.ask({ url, headers, plainHttp: true, signal });
    const { status, bytes } = answer;
    const told = { etag: answer.headers["etag"], lastModified: answer.headers["last-modified"] };
    if (status === 304) return { text: undefined, bytes: bytes.length, etag, lastModified };
    if (status === 200) return { text: textOf(answer), bytes: bytes.length, ...told };
    throw refusal(answer, now);
  } catch (error) {
    if (error instanceof Failure) {
      const code = CODES[error.code] ?? "not_understood";
      throw new StreamFailure(code, error.message, { advice: error.advice ?? LATER, cause: error });
    }
    throw error;
  } finally {
    await outgoing.close();
  }
}

/** The text by its mark, else by what the answer says, else by what the document says of itself; UTF-8 in doubt. */
function textOf({ bytes, headers }: WholeAnswer): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.toString("latin1", 0, 200);
  const mark = head.startsWith("\u{ff}\u{fe}") ? "utf-16le" : head.startsWith("\u{fe}\u{ff}") ? "utf-16be" : undefined;
  const said = /charset\s*=\s*"?([\w-]+)/i.exec(headers["content-type"] ?? "")?.[1];
  const declared = /^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1];
  for (const label of [mark, said, declared]) {
    if (label === undefined) continue;
    try {
      return new TextDecoder(label).decode(buffer);
    } catch {
      // A label that nobody knows: the next tells.
    }
  }
  return new TextDecoder().decode(buffer);
}

function refusal({ status, headers, bytes, url }: WholeAnswer, now: number): StreamFailure {
  const host = URL.parse(url)?.hostname ?? "The server";
  const answer = new TextDecoder().decode(bytes.subarray(0, 2000)).replaceAll("\0", "");
  const retryAt = retryAfter(headers["retry-after"], now);
  const more = { answer, ...(retryAt === undefined ? {} : { retryAt }) };
  if (status === 429)
    return new StreamFailure("limited", `${host} asks for a pause (status 429).`, { advice: LATER, ...more });
  if (status >= 500)
    return new StreamFailure("failing", `${host} has a problem of its own (status ${status}).`, {
      advice: LATER,
      ...more,
    });
  if (status === 401 || status === 403) {
    const advice = "The feed is not open to everybody; ask who runs it for an address that is.";
    return new StreamFailure("refused", `${host} does not give the feed (status ${status}).`, { advice, ...more });
  }
  if (status === 404 || status === 410) {
    const advice = "Look up the feed's present address.";
    return new StreamFailure("misset", `There is no feed at this address of ${host} (status ${status}).`, {
      advice,
      ...more,
    });
  }
  const advice = "Check the address in a browser.";
  return new StreamFailure("not_understood", `${host} answers with status ${status}.`, { advice, ...more });
}

/** Seconds, or a date. */
function retryAfter(value: string | undefined, now: number): Date | undefined {
  if (value === undefined) return undefined;
  const moment = /^\d{1,9}$/.test(value.trim()) ? now + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(moment) || moment <= now ? undefined : new Date(Math.min(moment, now + 7 * 86_400_000));
}
