import { createOutgoing } from "@firsthand/platform/outgoing";

import type { Connector, OpenConnection } from "../connections/index.ts";
import { addressToAgree, tokenByAgreement, tokensAfterAgreeing } from "../engine/index.ts";
import type { Settings } from "../streams/index.ts";
import { StreamFailure } from "../streams/index.ts";
import { mailDeclaration, type MailboxClock } from "./mailbox-connector.ts";
import { AGREED_FIELDS, completed, oauthOf } from "./providers.ts";
import { readMailbox } from "./read-mailbox.ts";
import { openAnswers, sendAnswer, type SignIn } from "./send-answer.ts";
import { watchMailbox } from "./watch-mailbox.ts";

/** A mailbox at Google, Microsoft or whoever else lets nobody in by a password: somebody agrees there (OAuth 2). */
export function agreedMailboxConnector({ now, chance }: MailboxClock): Connector {
  const clock = () => new Date(now());
  const signIn: SignIn = ({ settings, allowedHosts, tokens: keeper }, signal) => {
    if (!keeper) throw notAgreed();
    return asking(allowedHosts, (outgoing) =>
      tokenByAgreement(oauthOf(settings), { ground: { outgoing, now: clock }, settings }, { keeper, signal }),
    );
  };
  const opened = (connection: OpenConnection) => ({
    allowedHosts: connection.allowedHosts,
    signIn: (signal: AbortSignal) => signIn(connection, signal),
  });
  const withServers = (connection: OpenConnection) => ({ ...connection, settings: completed(connection.settings) });
  return {
    id: "imap-agreed",
    name: "Mailbox of Google or Microsoft",
    icon: "mail",
    about:
      "Reads and answers mails where a password is not enough: you agree at Gmail, Google Workspace or Microsoft 365, and can take that back there.",
    tried: null,
    settings: AGREED_FIELDS,
    streams: [{ name: "mails", words: "Mails that came in and were sent", everyMinutes: 2 }],
    declaration: mailDeclaration,
    read: (connection) => {
      const read = readMailbox({ ...opened(connection), now });
      return (request) => read({ ...request, settings: completed(request.settings) });
    },
    answers: {
      open: (settings, to) => openAnswers(completed(settings), to),
      send: (connection, answer, signal) => sendAnswer(now, signIn)(withServers(connection), answer, signal),
    },
    watch: (connection, cursor, signal) =>
      watchMailbox({ ...opened(connection), settings: completed(connection.settings), cursor, signal, chance }),
    agreement: {
      address: (settings: Settings, agreement) => addressToAgree(oauthOf(settings), settings, agreement),
      tokens: ({ settings, allowedHosts }, returned) =>
        asking(allowedHosts, (outgoing) =>
          tokensAfterAgreeing(oauthOf(settings), { ground: { outgoing, now: clock }, settings }, returned),
        ),
    },
  };
}

async function asking<T>(
  allowedHosts: readonly string[],
  work: (outgoing: ReturnType<typeof createOutgoing>) => Promise<T>,
): Promise<T> {
  const outgoing = createOutgoing({ allowedHosts });
  try {
    return await work(outgoing);
  } finally {
    await outgoing.close();
  }
}

const notAgreed = () =>
  new StreamFailure("refused", "Nobody has agreed on the other side yet.", {
    advice: "Save it, and agree on the other side; the first mails are read after that.",
  });
