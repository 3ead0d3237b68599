import { isIP } from "node:net";
import { Readable } from "node:stream";
import { rootCertificates } from "node:tls";

import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import XOAuth2 from "nodemailer/lib/xoauth2";

/** A mail server as it is asked to take one mail. */
export interface MailPlace {
  /** What is connected to; already looked up and allowed. */
  readonly address: string;
  readonly port: number;
  /** The name that its certificate has to bear. */
  readonly host: string;
  readonly security: "tls" | "starttls" | "none";
  readonly login?:
    | { readonly user: string; readonly password: string }
    | { readonly user: string; readonly token: string };
  /** In PEM, beside the authorities that everybody trusts. */
  readonly certificate?: string;
}

/** A mail of one person to one other. */
export interface SingleMail {
  readonly from: { readonly name: string; readonly email: string };
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Without brackets, as all ids here. */
  readonly messageId: string;
  readonly inReplyTo?: string;
  /** Oldest first. */
  readonly references: readonly string[];
  readonly date: Date;
}

/**
 * What became of a mail that was not surely taken: `before`: nothing went out; `refused`: the server said no to this
 * mail for good; `unknown`: it broke off after the mail was on its way.
 */
export class MailNotTaken extends Error {
  readonly stage: "before" | "refused" | "unknown";
  /** As nodemailer and the system name it, for example `EAUTH`. */
  readonly code: string;
  /** What the server answered; empty where it said nothing. */
  readonly said: string;
  /** The command to which it answered. */
  readonly command: string;

  constructor(stage: MailNotTaken["stage"], cause: unknown) {
    super(cause instanceof Error ? cause.message : "The mail was not taken.", { cause });
    this.name = "MailNotTaken";
    this.stage = stage;
    this.code = textOf(cause, "code");
    this.said = textOf(cause, "response");
    this.command = textOf(cause, "command");
  }
}

const PATIENCE_MS = 20_000;
const GOODBYE_MS = 1000;

/** Hands one mail to a server, once. Gives its bytes when the server has taken it. Throws `MailNotTaken`. */
export async function sendOnce(place: MailPlace, mail: SingleMail, signal: AbortSignal): Promise<Uint8Array> {
  const connection = new SMTPConnection(optionsOf(place));
  let onItsWay = false;
  try {
    signal.throwIfAborted();
    const message = await composed(mail);
    const failed = new Promise<never>((_resolve, reject) => {
      connection.on("error", reject);
      connection.on("end", () => reject(new Error("The mail server closed the connection.")));
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    failed.catch(() => undefined);
    const step = <T>(begin: (done: (error: unknown, result?: T) => void) => void) =>
      Promise.race([failed, new Promise<void>((done, fail) => begin((error) => (error ? fail(error) : done())))]);
    await step((done) => connection.connect((error) => done(error)));
    // A server that lets nobody log in takes mails from its own network without.
    if (place.login && connection.allowsAuth) await step((done) => login(connection, place.login, done));
    // The server asks for the bytes only after it has agreed to sender and recipient.
    const bytes = Readable.from(
      (function* () {
        onItsWay = true;
        yield message;
      })(),
    );
    const envelope = { from: mail.from.email, to: [mail.to.email], size: message.length };
    await step((done) => connection.send(envelope, bytes, (error) => done(error)));
    connection.removeAllListeners();
    connection.on("error", () => undefined);
    connection.quit();
    setTimeout(() => connection.close(), GOODBYE_MS).unref();
    return message;
  } catch (error) {
    // First of all, so that nothing goes on its way after it was looked at.
    connection.removeAllListeners();
    connection.on("error", () => undefined);
    connection.close();
    throw new MailNotTaken(stageOf(error, onItsWay), error);
  }
}

function optionsOf({ address, port, host, security, certificate = "" }: MailPlace) {
  const named = isIP(host) === 0 ? { servername: host } : {};
  return {
    host: address,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    allowInternalNetworkInterfaces: true,
    ...named,
    tls: { ...named, ...(certificate === "" ? {} : { ca: [...rootCertificates, certificate] }) },
  };
}

function login(connection: SMTPConnection, how: MailPlace["login"], done: (error: unknown) => void): void {
  if (!how) return done(null);
  if ("password" in how) return connection.login({ user: how.user, pass: how.password }, (error) => done(error));
  const oauth2 = new XOAuth2({ user: how.user, accessToken: how.token });
  return connection.login({ method: "XOAUTH2", oauth2 }, (error) => done(error));
}

async function composed(mail: SingleMail): Promise<Buffer> {
  const bracketed = (id: string) => `<${id}>`;
  const composer = new MailComposer({
    from: { name: mail.from.name, address: mail.from.email },
    to: { name: mail.to.name, address: mail.to.email },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.date,
    messageId: bracketed(mail.messageId),
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: bracketed(mail.inReplyTo) }),
    ...(mail.references.length === 0 ? {} : { references: mail.references.map(bracketed) }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await composer.compile().build();
}

function stageOf(error: unknown, onItsWay: boolean): MailNotTaken["stage"] {
  const answered = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : Number.NaN;
  // An answer that says no means that the mail was not taken, whatever was sent before.
  if (answered >= 500 && ["EENVELOPE", "EMESSAGE"].includes(textOf(error, "code"))) return "refused";
  if (answered >= 400) return "before";
  return onItsWay ? "unknown" : "before";
}

function textOf(error: unknown, name: string): string {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === "string" ? value : "";
}
