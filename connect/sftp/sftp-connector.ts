import type { Connector } from "../connections/index.ts";
import { readSftp } from "./read-sftp.ts";
import { declarationOf, SFTP_FIELDS } from "./settings.ts";

/** A folder on an SFTP server, as something that can be connected. */
export function sftpConnector({ now }: { readonly now: () => number }): Connector {
  return {
    id: "sftp",
    name: "Files (SFTP)",
    icon: "folder",
    about: "Fetches files that another system puts into a folder: exports, surveys, mailboxes, tickets.",
    tried: null,
    settings: SFTP_FIELDS,
    streams: [{ name: "files", words: "Files in the folder", everyMinutes: 15 }],
    declaration: declarationOf,
    read: ({ allowedHosts }) => readSftp({ allowedHosts, now }),
  };
}
