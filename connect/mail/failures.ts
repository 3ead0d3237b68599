import { Failure } from "@firsthand/kernel/errors";

import { StreamFailure, type StreamFailureCode } from "../streams/index.ts";

interface Words {
  readonly code: StreamFailureCode;
  readonly message: string;
  readonly advice: string;
}

const LATER = "It is tried again by itself.";
const CERTIFICATE = {
  code: "misset",
  message: "The mail server shows a certificate that is not trusted",
  advice: "Check the name of the server; where its certificate comes from an authority of your own, fill that in.",
} as const;
const UNREACHABLE = {
  code: "unreachable",
  message: "The mail server cannot be reached",
  advice: `${LATER} If it stays, check name and port.`,
} as const;
const CUT = { code: "cut", message: "The mail server closed the connection", advice: LATER } as const;
const SLOW = { code: "slow", message: "The mail server did not answer in time", advice: LATER } as const;
const PLAIN = {
  code: "misset",
  message: "The mail server offers no encryption here",
  advice: "Use TLS (port 993), or ask who runs the server for STARTTLS.",
} as const;

const KNOWN: Readonly<Record<string, Words>> = {
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ECONNREFUSED: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  CONNECT_TIMEOUT: { ...SLOW, message: "No connection to the mail server came about in time" },
  GREETING_TIMEOUT: {
    ...SLOW,
    message: "The mail server does not greet",
    advice: `${LATER} If it stays, check port and encryption.`,
  },
  UPGRADE_TIMEOUT: SLOW,
  ETIMEOUT: SLOW,
  ETIMEDOUT: SLOW,
  ECONNRESET: CUT,
  EPIPE: CUT,
  NoConnection: CUT,
  EConnectionClosed: CUT,
  StateLogout: CUT,
  ClosedAfterConnectText: { ...CUT, advice: `${LATER} If it stays, check port and encryption.` },
  ClosedAfterConnectTLS: { ...CUT, advice: `${LATER} If it stays, check port and encryption.` },
  ETHROTTLE: { code: "limited", message: "The mail server asks for a pause", advice: LATER },
  STARTTLS_INJECTION: {
    ...PLAIN,
    message: "The encryption was tampered with",
    advice: "Tell who runs the mail server.",
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  CERT_HAS_EXPIRED: CERTIFICATE,
  CERT_NOT_YET_VALID: CERTIFICATE,
  ERR_TLS_CERT_ALTNAME_INVALID: CERTIFICATE,
  ERR_SSL_WRONG_VERSION_NUMBER: {
    ...PLAIN,
    message: "The mail server speaks no TLS at this port",
    advice: "Port 143 goes with STARTTLS, port 993 with TLS.",
  },
  EPROTO: {
    ...PLAIN,
    message: "The mail server speaks no TLS at this port",
    advice: "Port 143 goes with STARTTLS, port 993 with TLS.",
  },
};

const STRANGE: Words = {
  code: "not_understood",
  message: "The mail server answers something that is no IMAP",
  advice: "Check name and port of the server.",
};

/** What went wrong with a mail server, as people and the clock of the stream understand it. */
export function failureOf(error: unknown): StreamFailure {
  if (error instanceof StreamFailure) return error;
  if (error instanceof Failure) return ofAddress(error);
  const code = textOf(error, "code");
  const said = textOf(error, "responseText") || textOf(error, "response") || textOf(error, "reason");
  const words = wordsFor(error, code, said);
  return new StreamFailure(words.code, `${words.message}.`, {
    advice: words.advice,
    ...(said === "" ? {} : { answer: said.toWellFormed().replaceAll("\0", "").slice(0, 2000) }),
    cause: error,
  });
}

function wordsFor(error: unknown, code: string, said: string): Words {
  const status = textOf(error, "serverResponseCode").toUpperCase();
  if (status === "UNAVAILABLE" || status === "SERVERBUG" || status === "INUSE")
    return { code: "failing", message: "The mail server has a problem of its own", advice: LATER };
  if (status === "LIMIT" || /too many (?:simultaneous )?(?:connections|login)/i.test(said))
    return { code: "limited", message: "The mail server has too many connections", advice: LATER };
  if (flagOf(error, "authenticationFailed"))
    return {
      code: "refused",
      message: "The mail server refuses the user name or the password",
      advice: "Fill them in again; where the provider has passwords for apps, make one.",
    };
  const known = KNOWN[code];
  if (known) return known;
  if (error instanceof Error && /does not support STARTTLS/.test(error.message)) return PLAIN;
  if (flagOf(error, "tlsFailed")) return CERTIFICATE;
  if (/^Parser|^(?:Line|Literal|Response)TooLarge$|^UnexpectedTag$|^Invalid|^MAX_IMAP/.test(code)) return STRANGE;
  return { code: "failing", message: "The mail server refuses a command", advice: LATER };
}

function ofAddress(failure: Failure): StreamFailure {
  const code = failure.code === "address_refused" ? "forbidden_address" : "unreachable";
  return new StreamFailure(code, failure.message, { advice: failure.advice ?? LATER, cause: failure });
}

function textOf(error: unknown, field: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, field) : undefined;
  return typeof value === "string" ? value : "";
}

const flagOf = (error: unknown, field: string): boolean => error instanceof Error && Reflect.get(error, field) === true;
