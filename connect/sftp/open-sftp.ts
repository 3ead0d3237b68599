import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Readable } from "node:stream";

import { addressOf } from "@firsthand/platform/outgoing";
import { Client, type SFTPWrapper } from "ssh2";

import { StreamFailure } from "../streams/index.ts";
import type { SftpSettings } from "./settings.ts";

/** Whom to connect to, and for how long. */
export interface Reach {
  /** Hosts inside of the own network that an administrator allowed. */
  readonly allowedHosts: readonly string[];
  readonly signal: AbortSignal;
}

/** A file in the folder. */
export interface Entry {
  readonly name: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
}

export interface OpenFolder {
  /** The files in the folder, without links and folders. */
  readonly list: () => Promise<Entry[]>;
  readonly open: (name: string) => Readable;
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 20_000;
/** The kind of a file among the bits of its mode (POSIX), and that of one that is nothing else. */
const KIND = 0o170_000;
const REGULAR = 0o100_000;

/**
 * Logs in and gives the folder. The server has to show the key that was agreed on: without that, anybody between the two
 * could be the server. Throws `StreamFailure` `misset` with the key it showed, and what the server or the network say.
 */
export async function openSftp(settings: SftpSettings, { allowedHosts, signal }: Reach): Promise<OpenFolder> {
  const { host, port, user: username, password, key, passphrase } = settings;
  signal.throwIfAborted();
  const address = await addressOf(host, port, allowedHosts);
  const client = new Client();
  const close = async () => {
    signal.removeEventListener("abort", stop);
    const closed = once(client, "close").catch(() => undefined);
    client.end();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
    client.destroy();
  };
  const stop = () => void client.destroy();
  signal.addEventListener("abort", stop, { once: true });
  let shown = "";
  try {
    await new Promise<void>((resolve, reject) => {
      client.once("ready", resolve).once("close", () => reject(new Error("closed before it was ready")));
      // What fails later is told by what waits for it.
      client.on("error", reject);
      client.connect({
        host: address,
        port,
        username,
        ...(password === "" ? {} : { password }),
        ...(key === "" ? {} : { privateKey: key }),
        ...(passphrase === "" ? {} : { passphrase }),
        readyTimeout: PATIENCE_MS,
        keepaliveInterval: PATIENCE_MS,
        keepaliveCountMax: 3,
        hostVerifier: (given: Buffer) => {
          shown = fingerprintOf(given);
          return shown === settings.host_key;
        },
      });
    });
    return { ...folderOf(await sftpOf(client), settings.folder), close };
  } catch (error) {
    await close();
    if (shown !== "" && shown !== settings.host_key) throw otherKey(shown, settings.host_key !== "");
    throw unreadableKey(error) ?? error;
  }
}

/** As `ssh-keygen -l` shows it. */
export function fingerprintOf(hostKey: Buffer): string {
  return `SHA256:${createHash("sha256").update(hostKey).digest("base64").replace(/=$/, "")}`;
}

function sftpOf(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.once("close", () => reject(new Error("closed")));
    client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp)));
  });
}

function folderOf(sftp: SFTPWrapper, folder: string): Pick<OpenFolder, "list" | "open"> {
  const base = folder.replace(/\/$/, "") || "/";
  return {
    list: () =>
      new Promise((resolve, reject) => {
        sftp.once("close", () => reject(new Error("closed")));
        sftp.readdir(base, (error, found) => {
          if (error) reject(error);
          else
            resolve(
              found
                .filter(({ attrs, filename }) => (attrs.mode & KIND) === REGULAR && isPlain(filename))
                .map(({ filename: name, attrs: { size, mtime: modified } }) => ({ name, size, modified })),
            );
        });
      }),
    open: (name) => sftp.createReadStream(`${base === "/" ? "" : base}/${name}`),
  };
}

/** A name that leads nowhere else. */
const isPlain = (name: string): boolean => name !== "." && name !== ".." && !/[/\\\0]/.test(name);

function otherKey(shown: string, wasKnown: boolean): StreamFailure {
  return wasKnown
    ? new StreamFailure("refused", `The server shows another key than was agreed on: ${shown}.`, {
        advice: "Ask its administrator whether the key was changed; until then nothing is sent to it.",
      })
    : new StreamFailure("misset", `The server shows the key ${shown}.`, {
        advice: "Compare it with what its administrator tells, and fill it in as the fingerprint of its key.",
      });
}

/** A private key that cannot be read is noticed before anything is sent. */
function unreadableKey(error: unknown): StreamFailure | undefined {
  if (!(error instanceof Error) || !/privateKey|passphrase/i.test(error.message)) return undefined;
  return new StreamFailure("misset", "The private key cannot be read.", {
    advice: "Give the whole file from BEGIN to END, and its passphrase if it has one.",
    cause: error,
  });
}
