import { isIP } from "node:net";
import { rootCertificates } from "node:tls";

import { addressOf } from "@firsthand/platform/outgoing";
import { ImapFlow } from "imapflow";

import { failureOf } from "./failures.ts";
import type { MailboxSettings } from "./settings.ts";

/** Whom to connect to, and for how long. */
export interface Reach {
  /** Hosts inside of the own network that an administrator allowed. */
  readonly allowedHosts: readonly string[];
  readonly signal: AbortSignal;
  /** In place of a password (XOAUTH2). */
  readonly accessToken?: string;
}

const PATIENCE_MS = 20_000;
/** Servers may end an idle connection after half an hour, and routers forget it sooner. */
const IDLE_MS = 9 * 60_000;
/** A mail that is read whole, with what surrounds it in an answer. */
const MOST_OF_ANSWER = 64 * 1024 * 1024;

/** A connection that is logged in; whoever asked for it ends it by `close`. Throws `StreamFailure`. */
export async function openMailbox(
  settings: MailboxSettings,
  { allowedHosts, signal, accessToken }: Reach,
): Promise<OpenMailbox> {
  const { host, port, security, user, password: pass, certificate } = settings;
  try {
    signal.throwIfAborted();
    const address = await addressOf(host, port, allowedHosts);
    const client = new ImapFlow({
      host: address,
      port,
      secure: security === "tls",
      ...(security === "tls" ? {} : { doSTARTTLS: security === "starttls" }),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      auth: accessToken === undefined ? { user, pass } : { user, accessToken },
      ...(certificate === "" ? {} : { tls: { ca: [...rootCertificates, certificate] } }),
      clientInfo: { name: "Firsthand" },
      logger: false,
      disableAutoIdle: true,
      maxIdleTime: IDLE_MS,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: IDLE_MS + 3 * PATIENCE_MS,
      maxLiteralSize: MOST_OF_ANSWER,
      maxLineLength: MOST_OF_ANSWER,
      maxResponseSize: 2 * MOST_OF_ANSWER,
    });
    // What failed is told by the command that waits for it.
    client.on("error", () => undefined);
    const stop = () => client.close();
    signal.addEventListener("abort", stop, { once: true });
    const close = async () => {
      signal.removeEventListener("abort", stop);
      if (client.usable) await client.logout().catch(() => undefined);
      client.close();
    };
    try {
      await client.connect();
    } catch (error) {
      await close();
      throw error;
    }
    return { client, close };
  } catch (error) {
    throw failureOf(error);
  }
}

export interface OpenMailbox {
  readonly client: ImapFlow;
  readonly close: () => Promise<void>;
}
