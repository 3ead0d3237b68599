import type { ImapFlow, ListResponse } from "imapflow";

import { StreamFailure } from "../streams/index.ts";
import type { MailboxSettings } from "./settings.ts";

/** A folder that is read, and whether it holds what we sent. */
export interface Folder {
  readonly path: string;
  readonly sent: boolean;
}

/**
 * The folders to read: those that were named, else the inbox and the folder of sent mails that the server names. Throws
 * `misset` for a name that the server does not have.
 */
export async function foldersToRead(client: ImapFlow, settings: MailboxSettings): Promise<Folder[]> {
  const listed = (await client.list()).filter(({ flags }) => !flags.has("\\Noselect") && !flags.has("\\NonExistent"));
  const sent = settings.sent_folders.length > 0 ? settings.sent_folders : sentAmong(listed);
  const named = settings.folders.length > 0 ? settings.folders : ["INBOX"];
  const wanted = [...new Set([...named, ...sent])];
  const missing = wanted.filter((path) => !folderOf(listed, path));
  if (missing.length > 0) throw unknownFolders(missing, listed);
  const sentPaths = new Set(sent.map((path) => folderOf(listed, path)?.path));
  const paths = new Set(wanted.flatMap((path) => folderOf(listed, path)?.path ?? []));
  return [...paths].map((path) => ({ path, sent: sentPaths.has(path) }));
}

/** The folder for copies of what is sent; undefined where the server names none, or not the one that is filled in. */
export async function sentFolderOf(client: ImapFlow, settings: MailboxSettings): Promise<string | undefined> {
  const listed = (await client.list()).filter(({ flags }) => !flags.has("\\Noselect") && !flags.has("\\NonExistent"));
  const [wanted] = settings.sent_folders.length > 0 ? settings.sent_folders : sentAmong(listed);
  return wanted === undefined ? undefined : folderOf(listed, wanted)?.path;
}

function sentAmong(listed: readonly ListResponse[]): string[] {
  return listed.flatMap(({ path, specialUse }) => (specialUse === "\\Sent" ? [path] : []));
}

/** The name of the inbox may be written in any case. */
function folderOf(listed: readonly ListResponse[], path: string): ListResponse | undefined {
  return listed.find((one) => one.path === path || (/^inbox$/i.test(path) && /^inbox$/i.test(one.path)));
}

function unknownFolders(missing: readonly string[], listed: readonly ListResponse[]): StreamFailure {
  const there = listed.map(({ path }) => path).slice(0, 50);
  return new StreamFailure("misset", `The mailbox has no folder ${missing.map((path) => `"${path}"`).join(", ")}.`, {
    advice: `Use folders that it has: ${there.join(", ")}.`,
  });
}
