import { Failure } from "@firsthand/kernel/errors";

/** Words for what nodemailer says; the answer of a server may hold addresses, so it stays with the cause. */
const reasons: Readonly<Record<string, string>> = {
  EAUTH: "it refuses the name or the password",
  ECONNECTION: "it cannot be reached",
  ECONNREFUSED: "it cannot be reached",
  EDNS: "its name is not known",
  ESOCKET: "the connection broke, or its certificate is not trusted",
  ETIMEDOUT: "it did not answer in time",
  ETLS: "it offers no secure connection",
  EENVELOPE: "it refuses the sender or the recipient",
  EMESSAGE: "it refuses the message",
};

/** A mail could not be handed over. */
export function mailRefused(cause: unknown): Failure {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
  return new Failure(
    {
      code: "mail_refused",
      status: 502,
      message: `The mail server did not take the mail: ${reasons[code] ?? "it gave no reason that we know"}.`,
      advice: "Check SMTP_URL and MAIL_FROM with who runs the mail server, then try again.",
      details: { reason: code },
    },
    { cause },
  );
}
