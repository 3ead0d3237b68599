declare module "hoodiecrow-imap" {
  import type { Server as NetServer, Socket } from "node:net";

  export interface Folder {
    messages?: { raw: string; uid?: number; internaldate?: string }[];
    uidvalidity?: number;
    folders?: Readonly<Record<string, Folder>>;
    separator?: string;
    "special-use"?: string;
    flags?: string[];
  }
  export interface Server {
    readonly server: NetServer;
    listen(port: number, host: string, ready: () => void): void;
    close(done: () => void): void;
    appendMessage(path: string, flags: string[], date: string | false, raw: string): void;
    getMailbox(path: string): { uidvalidity: number; uidnext: number; messages: { uid: number }[] };
    setCommandHandler(
      command: string,
      handler: (connection: Connection, parsed: unknown, data: unknown, done: () => void) => void,
    ): void;
    getCommandHandler(
      command: string,
    ): (connection: Connection, parsed: unknown, data: unknown, done: () => void) => void;
  }
  export interface Connection {
    readonly socket: Socket;
  }
  export default function hoodiecrow(options: {
    readonly plugins?: readonly string[];
    readonly storage?: Readonly<Record<string, Folder>>;
    readonly secureConnection?: boolean;
    readonly credentials?: { readonly key: string; readonly cert: string };
  }): Server;
}
