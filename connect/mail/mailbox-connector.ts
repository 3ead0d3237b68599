import type { Connector } from "../connections/index.ts";
import { readMailbox } from "./read-mailbox.ts";
import { MAILBOX_FIELDS } from "./settings.ts";

/** A mailbox that is read by IMAP, as something that can be connected. */
export function mailboxConnector({ now }: { readonly now: () => number }): Connector {
  return {
    id: "imap",
    name: "Mailbox (IMAP)",
    icon: "mail",
    about: "Reads the mails of an address that customers write to, and the answers that were sent.",
    tried: "Dovecot 2.3.19",
    settings: MAILBOX_FIELDS,
    streams: [{ name: "mails", words: "Mails that came in and were sent", everyMinutes: 2 }],
    declaration: (name) => ({
      name,
      channel: "email",
      visibility: "private",
      threading: "links",
      gapHours: 72,
      brandAccounts: false,
      answers: "included",
      promiseHours: 24,
    }),
    read: ({ allowedHosts }) => readMailbox({ allowedHosts, now }),
  };
}
