import type { AccessSettings } from "@firsthand/govern/access";
import type { Config } from "@firsthand/platform/config";
import type { Logging } from "@firsthand/platform/http";
import { createMailer } from "@firsthand/platform/mail";

/** The way of mails, where a mail server, a sender and the address of this installation are set; else undefined. */
export function postOf(
  { smtpUrl, mailFrom, publicUrl }: Config,
  now: () => Date,
  logger: Logging["logger"],
): AccessSettings["post"] {
  if (smtpUrl === undefined || mailFrom === undefined || publicUrl === undefined) {
    if (smtpUrl !== undefined)
      logger.warn("SMTP_URL is set, but no mail is sent: MAIL_FROM and PUBLIC_URL are needed besides.");
    return undefined;
  }
  const mailer = createMailer({ smtpUrl, from: mailFrom }, now);
  return { ...mailer, publicUrl, noteFailure: (error) => logger.error({ err: error }, "a mail was not sent") };
}
