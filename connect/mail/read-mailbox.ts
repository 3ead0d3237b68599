import { ownAddresses } from "@firsthand/connect/files";

import type { ReadStream, StreamPage } from "../streams/index.ts";
import { failureOf } from "./failures.ts";
import { foldersToRead } from "./folders.ts";
import { openMailbox } from "./open-mailbox.ts";
import { readFolder, type Understanding } from "./read-folder.ts";
import { cursorOf, placesIn } from "./rules/cursor.ts";
import { mailboxSettings, type MailboxSettings } from "./settings.ts";

/** What reading a mailbox depends on besides its settings. */
export interface MailboxGround {
  readonly allowedHosts: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Gives a token that is good now, in place of a password. */
  readonly signIn?: (signal: AbortSignal) => Promise<string>;
}

/**
 * Reads the mails of a mailbox by IMAP, folder by folder. Nothing is changed on the server: mails stay unread, and what
 * is deleted there stays here. The cursor holds a place for each folder.
 */
export function readMailbox({ allowedHosts, now, signIn }: MailboxGround): ReadStream {
  return async function* read({ settings, cursor, since, signal }): AsyncGenerator<StreamPage> {
    const mailbox = mailboxSettings(settings, { byToken: signIn !== undefined });
    const token = signIn ? { accessToken: await signIn(signal) } : {};
    const { client, close } = await openMailbox(mailbox, { allowedHosts, signal, ...token });
    try {
      const places = new Map(placesIn(cursor));
      const how = understandingOf(mailbox, now);
      for (const folder of await foldersToRead(client, mailbox)) {
        const from = { before: places.get(folder.path), since };
        for await (const { items, place, bytes, milliseconds } of readFolder(client, folder, from, how)) {
          signal.throwIfAborted();
          places.set(folder.path, place);
          yield { items, cursor: cursorOf(places), answer: { bytes, milliseconds }, drift: [] };
        }
      }
    } catch (error) {
      throw failureOf(error);
    } finally {
      await close();
    }
  };
}

function understandingOf(settings: MailboxSettings, now: () => number): Understanding {
  const own = [...settings.own, ...[settings.user, settings.from].filter((one) => one.includes("@"))];
  const isAddress = (one: string) => one.includes("@") && !one.startsWith("@");
  const addresses = own.filter(isAddress);
  const domains = own.filter((one) => !isAddress(one));
  const isOurs = ownAddresses({ addresses, domains }) ?? (() => false);
  return { isOurs, trustedHost: settings.trusted_host, lists: settings.lists === "messages", now };
}
