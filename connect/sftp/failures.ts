import { Failure } from "@firsthand/kernel/errors";

import { StreamFailure, type StreamFailureCode } from "../streams/index.ts";

const LATER = "It is tried again by itself.";

const OF_ADDRESS: Readonly<Record<string, StreamFailureCode>> = {
  address_refused: "forbidden_address",
  host_unreachable: "unreachable",
};

/** Status codes of SFTP that tell whose move it is (draft-ietf-secsh-filexfer-02, section 7). */
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;

/** What went wrong with a server of files, as people and the clock of the stream understand it. */
export function failureOf(error: unknown): StreamFailure {
  if (error instanceof StreamFailure) return error;
  if (error instanceof Failure) {
    const advice = error.advice ?? LATER;
    return new StreamFailure(OF_ADDRESS[error.code] ?? "not_understood", error.message, { advice, cause: error });
  }
  const { code, level, message } = saidBy(error);
  if (level === "client-authentication")
    return told(error, "refused", "The server refuses user name, password or key", "Check them, and who may log in.");
  if (code === NO_SUCH_FILE) return told(error, "misset", "The folder is not there", "Check the name of the folder.");
  if (code === PERMISSION_DENIED)
    return told(error, "refused", "The user may not read there", "Ask who runs the server for the right to read.");
  if (level === "client-timeout" || code === "ETIMEDOUT")
    return told(error, "slow", "The server did not answer in time", LATER);
  if (code === "ECONNRESET" || code === "EPIPE" || /closed|No response|ended/i.test(message))
    return told(error, "cut", "The server closed the connection", LATER);
  if (level === "client-socket" || typeof code === "string")
    return told(error, "unreachable", "The server cannot be reached", `${LATER} If it stays, check name and port.`);
  return told(error, "not_understood", "The server answers something that is no SFTP", "Check name and port.");
}

const told = (cause: unknown, code: StreamFailureCode, message: string, advice: string) =>
  new StreamFailure(code, `${message}.`, { advice, cause });

/** That the server has one file no more (`gone`), or does not let it be read; undefined where something else is wrong. */
export function whyOfOneFile(error: unknown): "gone" | "closed" | undefined {
  const { code } = saidBy(error);
  if (code === NO_SUCH_FILE) return "gone";
  return code === PERMISSION_DENIED ? "closed" : undefined;
}

function saidBy(error: unknown): { code: unknown; level: unknown; message: string } {
  if (!(error instanceof Error)) return { code: undefined, level: undefined, message: String(error) };
  return { code: Reflect.get(error, "code"), level: Reflect.get(error, "level"), message: error.message };
}
