import type { LookupFunction } from "node:net";

/** The one way to ask the outside by HTTP; `createOutgoing` makes it. */
export interface Outgoing {
  /**
   * Asks and reads the whole answer, whatever its status. Throws Failures: `bad_address`, `address_refused`,
   * `host_unreachable`, `answer_slow`, `answer_cut`, `answer_too_long`, `answer_garbled`, `too_many_redirects`,
   * `redirect_refused`; or the reason of `signal`.
   */
  readonly ask: (request: OutgoingRequest) => Promise<WholeAnswer>;
  /** The same, but the body comes as it arrives; whoever does not read it to its end has to `close` the answer. */
  readonly open: (request: OutgoingRequest) => Promise<OpenAnswer>;
  /** Gives its connections back. */
  readonly close: () => Promise<void>;
}

export interface OutgoingSettings {
  /** Hosts inside of the own network that an administrator allowed: `host`, `host:port`; also without encryption. */
  readonly allowedHosts: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Looks names up, as `dns.lookup` does; for tests. */
  readonly lookup?: LookupFunction;
  /** Certificates that are believed besides the usual ones, as PEM; for tests. */
  readonly authorities?: readonly string[];
}

export interface Limits {
  readonly connectMs: number;
  /** Until the first byte of an answer, of each one where there are redirects. */
  readonly firstByteMs: number;
  /** Until the last byte, redirects and all. */
  readonly wholeMs: number;
  /** Of the answer, packed and unpacked. */
  readonly mostBytes: number;
}

export interface OutgoingRequest {
  readonly url: string;
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Headers with credentials, besides the usual ones: another host is never told them. */
  readonly secretHeaders?: readonly string[];
  /** Nothing of it is secret, so it may be asked without encryption. Hosts that are allowed always may. */
  readonly plainHttp?: boolean;
  /** An address that sends on is the answer, and nothing else is asked. */
  readonly staysPut?: boolean;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
}

interface Answer {
  readonly status: number;
  /** By names in small letters; several of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where it came from in the end. */
  readonly url: string;
}

export interface WholeAnswer extends Answer {
  readonly bytes: Uint8Array;
}

export interface OpenAnswer extends Answer {
  readonly body: AsyncIterable<Uint8Array>;
  readonly close: () => void;
}
