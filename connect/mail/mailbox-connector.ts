import type { Connector } from "../connections/index.ts";
import { readMailbox } from "./read-mailbox.ts";
import { openAnswers, sendAnswer } from "./send-answer.ts";
import { MAILBOX_FIELDS } from "./settings.ts";
import { watchMailbox } from "./watch-mailbox.ts";

export interface MailboxClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In [0, 1), for pauses. */
  readonly chance: () => number;
}

/** How the log treats what a mailbox holds. */
export const mailDeclaration: Connector["declaration"] = (name) => ({
  name,
  channel: "email",
  visibility: "private",
  threading: "links",
  gapHours: 72,
  brandAccounts: false,
  answers: "included",
  promiseHours: 24,
});

/** A mailbox that is read by IMAP, as something that can be connected. */
export function mailboxConnector({ now, chance }: MailboxClock): Connector {
  return {
    id: "imap",
    name: "Mailbox (IMAP)",
    icon: "mail",
    about:
      "Reads the mails of an address that customers write to, and the answers that were sent. Answers from here go out by SMTP.",
    tried: "Dovecot 2.3.19",
    settings: MAILBOX_FIELDS,
    streams: [{ name: "mails", words: "Mails that came in and were sent", everyMinutes: 2 }],
    declaration: mailDeclaration,
    read: ({ allowedHosts }) => readMailbox({ allowedHosts, now }),
    answers: { open: openAnswers, send: sendAnswer(now) },
    watch: ({ settings, allowedHosts }, cursor, signal) =>
      watchMailbox({ settings, allowedHosts, cursor, signal, chance }),
  };
}
