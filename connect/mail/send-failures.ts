import { Failure } from "@firsthand/kernel/errors";
import { MailNotTaken } from "@firsthand/platform/mail";

import type { Answered } from "../connections/index.ts";
import { StreamFailure } from "../streams/index.ts";

const LATER = "It is tried again by itself.";

/** What it means that a mail was not surely taken. Throws `StreamFailure` where nothing went out and it may go later. */
export function outcomeOf(error: unknown): Exclude<Answered, { status: "done" }> {
  if (error instanceof Failure) throw ofAddress(error);
  if (!(error instanceof MailNotTaken)) throw error;
  const { stage } = error;
  if (stage === "unknown")
    return {
      status: "unknown",
      message: "The connection to the mail server broke while the mail went out: it may have been taken or not.",
    };
  if (stage === "refused") return refused(error);
  throw notSent(error);
}

function refused(error: MailNotTaken): Exclude<Answered, { status: "done" }> {
  const told = statusOf(error.said);
  if (error.command === "RCPT TO")
    return {
      status: "refused",
      message: `The mail server does not take mails to this customer${told}.`,
      advice: "Their address may be gone or misspelt: reach them in another way.",
    };
  if (error.command === "MAIL FROM")
    return {
      status: "refused",
      message: `The mail server does not take mails from our address${told}.`,
      advice: "Ask who looks after the sources for the address that answers come from.",
    };
  return {
    status: "refused",
    message: `The mail server refuses this mail${told}.`,
    advice: "It may be taken for spam or be too long: change the text, or ask who runs the mail server.",
  };
}

/** Only numbers of an answer: its words may name people. */
function statusOf(said: string): string {
  const [, code, more] = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?/.exec(said) ?? [];
  return code === undefined ? "" : ` (${[code, more].filter((one) => one !== undefined).join(" ")})`;
}

function notSent(error: MailNotTaken): StreamFailure {
  const { code, said } = error;
  const told = statusOf(said);
  const cause = { cause: error };
  if (code === "EAUTH")
    return new StreamFailure("refused", `The mail server for answers refuses the user name or the password${told}.`, {
      advice: "Who looks after the sources has to fill them in again.",
      ...cause,
    });
  if (code === "ETLS" || CERTIFICATE.test(codeOf(error.cause)) || /STARTTLS/.test(error.message))
    return new StreamFailure("misset", "The mail server for answers offers no encryption here that can be trusted.", {
      advice: "Who looks after the sources has to check its port, its encryption and its certificate.",
      ...cause,
    });
  if (said !== "")
    return new StreamFailure("limited", `The mail server does not take the mail now${told}.`, {
      advice: LATER,
      ...cause,
    });
  if (code === "ETIMEDOUT")
    return new StreamFailure("slow", "The mail server for answers did not answer in time.", {
      advice: LATER,
      ...cause,
    });
  return new StreamFailure("unreachable", "The mail server for answers cannot be reached.", {
    advice: LATER,
    ...cause,
  });
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_SSL|EPROTO/;

function codeOf(error: unknown): string {
  const inner: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "cause") : undefined;
  return [error, inner]
    .map((one) => (typeof one === "object" && one !== null ? String(Reflect.get(one, "code") ?? "") : ""))
    .concat(error instanceof Error ? error.message.toUpperCase() : "")
    .join(" ");
}

function ofAddress(failure: Failure): StreamFailure {
  const code = failure.code === "address_refused" ? "forbidden_address" : "unreachable";
  return new StreamFailure(code, failure.message, { advice: failure.advice ?? LATER, cause: failure });
}
