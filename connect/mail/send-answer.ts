import { sendOnce } from "@firsthand/platform/mail";
import { addressOf } from "@firsthand/platform/outgoing";

import type { Addressee, AnswersOfConnector, AnswerWay, OpenConnection } from "../connections/index.ts";
import { type Settings, StreamFailure } from "../streams/index.ts";
import { answerSubject, htmlOf, messageIdOf, referencesOf } from "./rules/answer.ts";
import { keepCopy } from "./keep-copy.ts";
import { outcomeOf } from "./send-failures.ts";
import { mailboxSettings, senderOf } from "./settings.ts";

const LONGEST = 100_000;

/** Which way a mail goes, or why none does. */
export function openAnswers(settings: Settings, { email, message: { replyTo } }: Addressee): AnswerWay {
  if ((settings["smtp_host"] ?? "").trim() === "")
    return { ready: false, why: "No mail server for answers (SMTP) is filled in for this mailbox." };
  const sender = senderOf(settings);
  if (sender === undefined)
    return { ready: false, why: "The address that answers come from is not filled in for this mailbox." };
  if ((replyTo ?? email) === null) return { ready: false, why: "No mail address of this customer is known." };
  const elsewhere = replyTo == null || replyTo === email ? "" : ", to the address that their mail names for answers";
  const words = `by mail from ${sender}${elsewhere}`;
  return { ready: true, words, longest: LONGEST, repeatable: false, idOf: (id) => messageIdOf(id, sender) };
}

/** Gives a token for a connection that is good now, in place of its password. Throws StreamFailure. */
export type SignIn = (connection: OpenConnection, signal: AbortSignal) => Promise<string>;

/** Sends an answer as a mail by the server of the mailbox; `now` in milliseconds since 1970. */
export function sendAnswer(now: () => number, signIn?: SignIn): AnswersOfConnector["send"] {
  return async (connection, answer, signal) => {
    const { settings: filled, allowedHosts } = connection;
    const settings = mailboxSettings(filled, { byToken: signIn !== undefined });
    const sender = senderOf(filled);
    const { name, message, id, text } = answer;
    const email = message.replyTo ?? answer.email;
    if (settings.smtp_host === "" || sender === undefined)
      throw new StreamFailure("misset", "No mail server for answers is filled in for this mailbox.", {
        advice: "Who looks after the sources has to fill it in.",
      });
    if (email === null)
      return { status: "refused", message: "No mail address of this customer is known.", advice: "Give it up." };
    const { smtp_host: host, smtp_security: security, certificate } = settings;
    const port = settings.smtp_port ?? (security === "tls" ? 465 : 587);
    const date = new Date(now());
    const { inReplyTo, references } = referencesOf(message);
    const subject = answerSubject(message.subject);
    const messageId = messageIdOf(id, sender);
    const own = { user: settings.smtp_user, password: settings.smtp_password };
    const user = own.user === "" ? settings.user : own.user;
    const login = signIn
      ? { user, token: await signIn(connection, signal) }
      : { user, password: own.password === "" ? settings.password : own.password };
    let sent: Uint8Array;
    try {
      const address = await addressOf(host, port, allowedHosts);
      sent = await sendOnce(
        { address, host, port, security, login, certificate },
        {
          from: { name: settings.from_name, email: sender },
          to: { name: name ?? "", email },
          subject,
          text,
          html: htmlOf(text),
          messageId,
          ...(inReplyTo === undefined ? {} : { inReplyTo }),
          references,
          date,
        },
        signal,
      );
    } catch (error) {
      return outcomeOf(error);
    }
    // Google and Microsoft, where somebody agrees, keep what goes out by themselves.
    if (!signIn && settings.sent_copy === "yes")
      // The customer has it: that the copy is missing is no reason to send it again.
      await keepCopy(settings, { allowedHosts, signal }, { message: sent, messageId, date }).catch(() => {});
    return { status: "done", externalId: messageId, at: date, subject };
  };
}
