import { Failure } from "@firsthand/kernel/errors";

/** Messages name hosts, never whole addresses: a query may hold a key. */
export const addressRefused = (host: string, why: string) =>
  new Failure({
    code: "address_refused",
    status: 403,
    message: `${host} is not asked: it ${why}.`,
    advice: "If it is a host of your own that is meant, an administrator has to allow it by name.",
  });

export const badAddress = (why: string) =>
  new Failure({
    code: "bad_address",
    status: 422,
    message: `The address cannot be asked: ${why}.`,
    advice: "Write it in full, beginning with https:// and without a name or password in it.",
  });

export const hostUnreachable = (host: string, cause: unknown) =>
  new Failure(
    {
      code: "host_unreachable",
      status: 502,
      message: `${host} cannot be reached: ${reasonOf(cause)}.`,
      advice: "Check the address, and whether this machine may reach it.",
    },
    { cause },
  );

export const answerSlow = (host: string, what: string, seconds: number) =>
  new Failure({
    code: "answer_slow",
    status: 504,
    message: `${host} was too slow: ${what} took longer than ${seconds} s.`,
    advice: "It is worth trying later.",
  });

export const answerCut = (host: string, cause: unknown) =>
  new Failure(
    {
      code: "answer_cut",
      status: 502,
      message: `${host} broke off before its answer was complete.`,
      advice: "It is worth trying again.",
    },
    { cause },
  );

export const answerTooLong = (host: string, mostBytes: number) =>
  new Failure({
    code: "answer_too_long",
    status: 502,
    message: `${host} answers with more than ${mostBytes} bytes.`,
    advice: "Ask for less at once.",
  });

export const answerGarbled = (host: string, cause?: unknown) =>
  new Failure(
    {
      code: "answer_garbled",
      status: 502,
      message: `${host} answers with something that is not packed as it says.`,
      advice: "It is worth trying again; if it stays, the fault is theirs.",
    },
    { cause },
  );

export const tooManyRedirects = (host: string) =>
  new Failure({
    code: "too_many_redirects",
    status: 502,
    message: `${host} sends on from address to address without an end.`,
    advice: "Check the address.",
  });

export const redirectRefused = (host: string, why: string) =>
  new Failure({
    code: "redirect_refused",
    status: 502,
    message: `${host} sends on ${why}.`,
    advice: "Write the address that it sends on to, if it is the right one.",
  });

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no host of that name",
  EAI_AGAIN: "the name cannot be looked up at the moment",
  ECONNREFUSED: "nothing answers at that port",
  EHOSTUNREACH: "no way leads there",
  ENETUNREACH: "no way leads there",
  UND_ERR_CONNECT_TIMEOUT: "no connection came about in time",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by itself",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate cannot be verified",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
};

function reasonOf(cause: unknown): string {
  const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
  const code = inner instanceof Error && "code" in inner ? String(inner.code) : "";
  return REASONS[code] ?? "the connection failed";
}
