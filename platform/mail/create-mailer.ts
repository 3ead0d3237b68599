import { createTransport } from "nodemailer";

import { mailRefused } from "./errors.ts";

/** A mail as plain text. */
export interface Letter {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Resolves when the server has taken it. Throws `mail_refused`. */
  readonly send: (letter: Letter) => Promise<void>;
  /** Whether the server answers and lets us in. Throws `mail_refused`. */
  readonly check: () => Promise<void>;
  /** What went wrong last, and when; undefined when the last mail went out. */
  readonly lastFailure: () => { readonly at: Date; readonly message: string } | undefined;
  readonly close: () => void;
}

/** How long the server may take for one step, in milliseconds. */
const PATIENCE_MS = 15_000;

/**
 * Sends mails by a server, `smtp://` (with STARTTLS where it is offered) or `smtps://`; `from` is the sender, as
 * `ann@example.org` or `Firsthand <ann@example.org>`.
 */
export function createMailer(
  { smtpUrl, from }: { readonly smtpUrl: string; readonly from: string },
  now: () => Date,
): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      // A letter is text of ours: nothing in it may make the server read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from, headers: { "Auto-Submitted": "auto-generated" } },
  );
  let failure: { at: Date; message: string } | undefined;

  async function orRefused<T>(doing: Promise<T>): Promise<void> {
    try {
      await doing;
      failure = undefined;
    } catch (error) {
      const refused = mailRefused(error);
      failure = { at: now(), message: refused.message };
      throw refused;
    }
  }

  return {
    send: ({ to, subject, text }) =>
      orRefused(transport.sendMail({ to: { name: to.name, address: to.email }, subject, text })),
    check: () => orRefused(transport.verify()),
    lastFailure: () => failure,
    close: () => transport.close(),
  };
}
